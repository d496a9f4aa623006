"""Topics by rules: passages of one event and the labels a librarian would file them under."""

import pytest

from gestae.lexicon.taxonomy import load_taxonomy, parse_taxonomy
from gestae.stages.spot.cover import Cover
from gestae.stages.spot.topic_index import TopicIndex
from gestae.stages.spot.topics import TopicResult, find_topics
from gestae.stages.spot.zones import ZoneKind, passage_zones

INDEX = TopicIndex(load_taxonomy())


def topics(
    text: str,
    title: str | None = None,
    heading: str | None = None,
    passage: str | None = None,
    names: tuple[str, ...] = (),
) -> TopicResult:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    zones = passage_zones(
        text,
        span(passage or text),
        span(title) if title else None,
        [span(heading)] if heading else [],
    )
    return find_topics(INDEX.scan(text), zones, INDEX, Cover(span(name) for name in names))


def labels(text: str, **places: str) -> set[str]:
    return {hit.label for hit in topics(text, **places).chosen}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May a workshop on the prevention of trafficking in persons was held.", "human-trafficking"),
        ("Durbar on early marriage with the chiefs of three villages.", "child-protection"),
        ("The 16 Days of Activism opened with a street play.", "gender-based-violence"),
        ("Forty wheelchairs and hearing aids were given out.", "disability"),
        ("Lunch for the residents of the old age home.", "older-people"),
        ("An outing for senior citizens.", "older-people"),
        ("World Refugee Day was marked at the settlement.", "refugees"),
        ("Legal aid clinic with two advocates.", "justice"),
        ("Sarva dharma prayer for communal harmony.", "peace"),
        ("Voter awareness drive before the by-election.", "democracy"),
        ("A talk on the Right to Information Act.", "governance"),
        ("The Annual General Meeting elected the new office bearers.", "civil-society"),
        ("Teachers' Day was celebrated by the pupils.", "education"),
        ("Growth charts were explained to anganwadi workers.", "early-childhood"),
        ("Mock interviews and resume writing for job seekers.", "skills"),
        ("Freshers' welcome for the first-year undergraduates; alumni joined.", "higher-education"),
        ("88 units of blood were collected at the blood donation camp.", "health"),
        ("Counselling for survivors of trauma.", "mental-health"),
        ("Menstrual hygiene session: reusable pads were shown.", "maternal-health"),
        ("Red ribbons were pinned on World AIDS Day.", "hiv-aids"),
        ("Pulse Polio: drops for 400 infants.", "infectious-disease"),
        ("Masks were sewn during the lockdown.", "covid-19"),
        ("Poshan Maah: recipes with millets.", "nutrition"),
        ("Nasha Mukt rally against drug abuse.", "substance-abuse"),
        ("Handover of the borehole and six latrines.", "water-sanitation"),
        ("Farmers learned vermicomposting.", "agriculture"),
        ("Saplings were planted on Van Mahotsav.", "environment"),
        ("Students debated net zero and loss and damage.", "climate"),
        ("Solar lanterns for off-grid homes.", "energy"),
        ("Relief kits for flood-hit families.", "disaster"),
        ("Eviction hearings in the informal settlement; slum dwellers spoke.", "housing"),
        ("Passbooks were handed to the savings group.", "livelihoods"),
        ("Start-ups pitched at the incubator.", "business"),
        ("GST and customs: a seminar for exporters.", "economy"),
        ("May Day march of the trade unions.", "labour-rights"),
        ("National Science Day: robots and a telescope.", "science-technology"),
        ("Python and Git for beginners.", "digital"),
        ("Phishing, passwords and cyber crime.", "online-safety"),
        ("Steelpan concert and folk dances.", "culture"),
        ("Anzac Day: a wreath at the war memorial.", "heritage"),
        ("Book fair with poets and storytellers.", "literature"),
        ("Community radio: a workshop for journalists.", "media"),
        ("Iftar at the mosque.", "religion"),
        ("Kabaddi and volleyball finals.", "sport"),
        ("Scouts and guides at the jamboree.", "youth"),
        ("A raffle and cake sale raised funds for charity.", "volunteering"),
        ("Coach trip to the seaside.", "tourism"),
        ("Helmets and road safety.", "transport"),
        ("Vaccines for stray dogs at the veterinary camp.", "animal-welfare"),
        ("The High Commissioner and a delegation on bilateral relations.", "international-cooperation"),
        ("Panel on LGBTQ rights and Pride.", "lgbtq"),
        ("Dalit and Adivasi families told of caste discrimination.", "minorities"),
        ("Returnee migrants met the recruitment agencies.", "migration"),
        ("Lecture on civil liberties and the Universal Declaration of Human Rights.", "human-rights"),
    ],
)
def test_one_plain_sentence_a_label(text: str, expected: str) -> None:
    result = topics(text)
    assert expected in {hit.label for hit in result.chosen}, result.chosen


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("A quiz was held in the school hall at the railway station road.", "transport"),
        ("Young men and women from three villages joined the football match.", "womens-rights"),
        ("The business of the meeting was soon done; a poet then read his poems.", "business"),
        ("Vote of thanks by the treasurer after the eye camp.", "democracy"),
        ("The training took place at the Labour Room annex: care of newborns.", "labour-rights"),
        ("Harvest supper and carols with the vicar.", "agriculture"),
    ],
)
def test_words_that_mean_something_else(text: str, unwanted: str) -> None:
    assert unwanted not in labels(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A Century of Straw Hats", "heritage"),
        ("The Lost Mills of the Ure", "heritage"),
        ("Smugglers and Wreckers", "heritage"),
        ("Parish registers: a beginner's guide", "heritage"),
        ("What's new in Postgres", "digital"),
        ("Introduction to Rust", "digital"),
        ("QGIS for field officers", "digital"),
        ("Black holes for beginners", "science-technology"),
        ("The basalts of the rift valley", "science-technology"),
        ("Nest boxes for hornbills", "environment"),
        ("Ikat and tapestry: an exhibition", "culture"),
        ("Strike ballot at the depots", "labour-rights"),
        ("Handpumps for Kanyama", "water-sanitation"),
        ("Threshing demonstration", "agriculture"),
        ("Handover of collar", "volunteering"),
        ("Re-election of the committee en bloc", "civil-society"),
        ("A Gaelic conversation circle", "literature"),
        ("The ambassador of Finland paid a courtesy call", "international-cooperation"),
    ],
)
def test_short_titles_name_their_subject(title: str, expected: str) -> None:
    assert expected in labels(title, title=title)


@pytest.mark.parametrize(
    "text",
    [
        "It went well, as well as last time.",  # not wells of water
        "He tries again in Mar.",  # neither rugby tries nor the planet
        "That period was hard to share.",
        "A flood of questions followed.",
        "Lightning talks filled the evening.",
        "A book lent by Ada lay there; please book a seat.",
        "A panel was fixed and new members' pens were lost.",
    ],
)
def test_plurals_and_idioms_say_nothing_else(text: str) -> None:
    said = labels(text)
    assert not said & {"water-sanitation", "sport", "science-technology", "maternal-health", "economy"}
    assert not said & {"disaster", "religion", "energy", "education"}


def test_two_plain_subjects_give_two_labels() -> None:
    text = "Seminar on climate change and refugees"
    assert labels(text, title=text) == {"climate", "refugees"}


def test_the_evidence_is_in_the_text() -> None:
    text = "On 4 June the Club held a camp for cataract surgery."
    hit = topics(text).chosen[0]
    assert (hit.label, text[hit.start : hit.end]) == ("health", "cataract surgery") or text[
        hit.start : hit.end
    ] == "cataract"


def test_the_title_outweighs_the_story() -> None:
    text = "Saving the reef\nWe came by bus, met the mayor, drank tea with a lawyer and then heard about coral."
    assert topics(text, title="Saving the reef").chosen[0].label == "environment"


def test_the_name_of_a_body_is_weak_evidence() -> None:
    text = "The Department of Agriculture invited a speaker on breast cancer."
    assert topics(text, names=("Department of Agriculture",)).chosen[0].label == "health"
    assert {hit.label for hit in topics(text, names=("Department of Agriculture",)).chosen} == {"health"}


def test_a_heading_decides_only_where_the_passage_is_silent() -> None:
    text = "EYE CARE\n\nAt Dala on 4 May.\n\nAt Suri on 6 May chess was played."
    silent = topics(text, heading="EYE CARE", passage="At Dala on 4 May.").chosen
    assert [(hit.label, hit.zone) for hit in silent] == [("health", ZoneKind.HEADING)]
    spoken = topics(text, heading="EYE CARE", passage="At Suri on 6 May chess was played.").chosen
    assert [hit.label for hit in spoken] == ["sport"]


def test_the_words_before_in_the_same_paragraph_help() -> None:
    text = "Tree planting was done in three places: Oru on 4 May, Balo on 6 May."
    result = topics(text, passage="Balo on 6 May.")
    assert [(hit.label, hit.zone) for hit in result.chosen] == [("environment", ZoneKind.BEFORE)]


def test_what_the_whole_report_is_about_fills_a_silence() -> None:
    text = "Beekeepers and farmers: crops, seeds, tractors, livestock, poultry.\n\nOn 4 May Ada Lund came."
    assert labels(text, passage="On 4 May Ada Lund came.") == {"agriculture"}


def test_nothing_said_gives_no_label() -> None:
    assert topics("On 4 May Ada Lund came.") == TopicResult((), ())


def test_what_was_not_chosen_has_a_reason() -> None:
    result = topics("Lecture on tuberculosis by a retired teacher, who came by train and showed a film.")
    assert [hit.label for hit in result.chosen] == ["infectious-disease"]
    assert result.set_aside
    assert all(hit.reason for hit in result.set_aside)


def test_a_list_of_the_users_own() -> None:
    index = TopicIndex(parse_taxonomy("label,cues\nbees,honey^3; hive\nwax,candle\n", "own.csv"))
    text = "The hives gave honey; no candles yet."
    chosen = find_topics(index.scan(text), passage_zones(text, (0, len(text))), index).chosen
    assert [hit.label for hit in chosen] == ["bees"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("A talk on bats, held at dusk.", "bats, "),
        ("The theme of the day was clean rivers.", "clean rivers"),
        ("She read from “The Last Ferry” and left.", "The Last Ferry"),
        ("Objective: to teach knots", "to teach knots"),
    ],
)
def test_phrases_that_name_a_subject_are_zones(text: str, about: str) -> None:
    zones = passage_zones(text, (0, len(text)))
    assert about in [text[zone.start : zone.end] for zone in zones if zone.kind is ZoneKind.ABOUT]

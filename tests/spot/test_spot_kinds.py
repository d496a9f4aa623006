"""Kinds and status: one wording a line."""

import pytest

from gestae.stages.spot.cover import Cover
from gestae.stages.spot.kinds import find_kind
from gestae.stages.spot.status import find_status, looks_ahead


def kind(text: str, title: str | None = None, names: tuple[str, ...] = ()) -> str | None:
    span = (text.index(title), text.index(title) + len(title)) if title else None
    discount = [(text.index(name), text.index(name) + len(name)) for name in names]
    result = find_kind(text, (0, len(text)), span, discount=Cover(discount))
    if result.chosen is None:
        return None
    assert text[result.chosen.start : result.chosen.end].strip()
    return result.chosen.kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A silent march wound through the bazaar.", "rally"),
        ("The jatha set out from the temple at dawn.", "rally"),
        ("Prabhat Pheri on 26 January", "rally"),
        ("Tree plantation along the canal", "campaign"),
        ("Members did a litter pick by the pond.", "campaign"),
        ("Gotong-royong di kampung on Sunday", "campaign"),
        ("The AGM heard two reports.", "meeting"),
        ("A community durbar was held at Kpala.", "meeting"),
        ("The chief called a baraza.", "meeting"),
        ("Hui at the marae", "meeting"),
        ("Ms. Oduya gave a talk on frogs.", "lecture"),
        ("The 5th Ada Memorial Lecture was delivered by Dr. Roy.", "lecture"),
        ("Inauguration of the smart classroom", "launch"),
        ("The clinic was formally opened by the mayor.", "launch"),
        ("Prize-giving at the club", "ceremony"),
        ("Twelve nurses were felicitated.", "ceremony"),
        ("Blood donation at the Town Hall", "camp"),
        ("Free eye checkup camp", "camp"),
        ("World Water Day was observed by the pupils.", "celebration"),
        ("Inter-school quiz on rivers", "competition"),
        ("Holy Mass was offered for the sick.", "service"),
        ("Lawatan ke muzium", "visit"),
        ("The committee visited the dairy.", "visit"),
        ("A delegation from Peru toured the port.", "visit"),
        ("Blankets were distributed to 60 widows.", "distribution"),
        ("Coffee morning in the hall", "fundraiser"),
        ("The cake sale raised £90.", "fundraiser"),
        ("Panel discussion on tolls", "panel"),
        ("Round table on wages", "consultation"),
        ("Orientation of new teachers", "training"),
        ("A webinar on Zoom with 40 people", "webinar"),
        ("Wānanga for weavers", "workshop"),
        ("Certificate course in baking", "course"),
        ("National conference on soils", "conference"),
        ("Heads of Government Summit", "summit"),
        ("Press conference at noon", "press-conference"),
        ("36-hour hackathon", "hackathon"),
        ("Dharna before the collectorate", "protest"),
        ("Steelpan concert", "performance"),
        ("Photo exhibition", "exhibition"),
        ("Inter-house football tournament", "sport"),
        ("Regional road champs, Ashby", "sport"),
        ("The sealed handicap was won by Ann Brook.", "sport"),
        ("The pots were on show in the kiln.", "exhibition"),
        ("Dinner dance at the Mill", "celebration"),
        ("A writing retreat for twelve", "workshop"),
        ("Club assembly, all directors", "meeting"),
    ],
)
def test_words_to_kinds(text: str, expected: str) -> None:
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Workshop on Exhibition Design", "workshop"),
        ("Bee Keepers' Award Ceremony", "ceremony"),
        ("Launch of the Book Fair", "launch"),
        ("Training Camp for Guides", "camp"),
        ("Poetry Competition and Concert", "performance"),
        ("International Tea Day", "celebration"),
        ("Orientation-cum-Training", "training"),
    ],
)
def test_the_head_of_the_title(title: str, expected: str) -> None:
    assert kind(f"{title}\nOn 4 May it went ahead in Dala.", title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The seminar hall was full when a play was staged.", "performance"),
        ("In March, on 15 March and March 20 the roof was red.", None),
        ("The schools do not meet on Saturdays; a rally was held.", "rally"),
        ("On 4 May Ada Lund came.", None),
    ],
)
def test_words_that_are_no_kind(text: str, expected: str | None) -> None:
    assert kind(text) == expected


def test_a_title_above_several_events_says_less_than_their_own_words() -> None:
    text = "PRIZE GIVING\nA winter school was held from 5 to 9 May."
    span, title = (13, len(text)), (0, 12)
    own, shared = find_kind(text, span, title).chosen, find_kind(text, span, title, shared=True).chosen
    assert own is not None
    assert shared is not None
    assert (own.kind, shared.kind) == ("ceremony", "course")
    alone = find_kind(text, (text.index("was"), len(text)), title, shared=True).chosen
    assert alone is not None
    assert alone.kind == "ceremony"


def test_the_noun_in_a_name_says_little() -> None:
    text = "The Summit Club organised a lecture by Ms. Roy."
    assert kind(text, names=("Summit Club",)) == "lecture"


def test_competing_kinds_are_kept_with_the_reason() -> None:
    text = "A seminar was held; then came an exhibition."
    result = find_kind(text, (0, len(text)))
    assert result.chosen is not None
    assert result.chosen.kind == "seminar"
    assert [(hit.kind, hit.reason) for hit in result.set_aside] == [("exhibition", "weaker than seminar")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talk will be held on 4 May.", "planned"),
        ("Mrs Roy is coming on 4 May to speak.", "planned"),
        ("A camp is proposed to be held in June.", "planned"),
        ("Next meeting: 4 May", "planned"),
        ("Mela on 4 May (proposed)", "planned"),
        ("The rally was called off.", "cancelled"),
        ("The match was rained out.", "cancelled"),
        ("The fair could not be held because of the strike.", "cancelled"),
        ("The walk did not take place.", "cancelled"),
        ("The outing had to be cancelled.", "cancelled"),
        ("4 May - CANCELLED", "cancelled"),
        ("The quiz was dropped on account of the floods.", "cancelled"),
        ("The seminar was postponed to 9 June.", "postponed"),
        ("The trust has deemed it fit to postpone the fair to 9 June.", "postponed"),
        ("The board decided not to postpone the fair of 9 June.", None),
        ("The visit has been pushed to the next quarter.", "postponed"),
        ("The concert was rescheduled for Sunday.", "postponed"),
        ("It could not come off and has been moved to July.", "postponed"),
        ("The camp was held as planned.", None),
        ("A talk on planned families was given.", None),
        ("The show was not cancelled, for all the rain.", None),
        ("The chief attended and said that no tree will be cut.", None),
        ("Twenty farmers were trained; more will be trained in autumn.", None),
        ("On wet days walks may have to be cancelled if paths flood.", None),
        ("Meanwhile money is returned if the outing has to be cancelled.", None),
        ("Mushroom training | Balo | Not done. The trainer did not come.", "cancelled"),
        ("The Annual Meeting is on Sunday 10 February.", "planned"),
        ("The club is pleased to invite you to a talk.", "planned"),
        ("The rally planned for Easter was postponed. It took place in May.", None),
        ("The vicar prayed with the pupils; two more evenings will be held.", None),
        ("We had a video on gardens; a talk will be held in May.", None),
        ("The next meeting, on 4 May, was an evening of songs with Ms Roy.", None),
        ("Training on compost, 4 May\nN.B. The training on wells was not held.", None),
        ("Training on compost, 4 May\nIt was not held.", "cancelled"),
        ("3 May: Lena Marsh will tell us about canals.", "planned"),
        ("3 May: Lena Marsh will be showing old slides.", "planned"),
        ("3 May: Quiz and supper - details later.", "planned"),
        ("May - Outing to Orlo\nTo be arranged.", "planned"),
        ("3 May: Lena Marsh told us about canals.", None),
        ("On 3 May the tea to be arranged in rows was given by all.", None),
    ],
)
def test_status(text: str, expected: str | None) -> None:
    hit = find_status(text, (0, len(text)))
    assert (hit.status if hit else None) == expected


def test_a_heading_ahead_makes_a_silent_item_planned() -> None:
    text = "Plans for next year\nCamp for girls\nSeminar: 40 people attended"
    heading = (0, 19)
    ahead = find_status(text, (20, 34), [heading])
    assert ahead is not None
    assert (ahead.status, text[ahead.start : ahead.end]) == ("planned", "Plans for")
    assert find_status(text, (35, len(text)), [heading]) is None


def test_a_sentence_begun_before_the_passage_counts() -> None:
    text = "We will be showing the film in Oru on 4 May and in Balo on 6 May."
    hit = find_status(text, (text.index("in Balo"), len(text)))
    assert hit is not None
    assert hit.status == "planned"


@pytest.mark.parametrize(
    ("head", "entry", "ahead"),
    [
        ("Programme, Thursdays in the Mill unless noted", "3 May Canals", True),
        ("Concept note of the trust", "A dialogue in May", True),
        ("Week beginning 3 May", "3 May Mass, St Mark's", True),
        ("Week beginning 3 May", "3 May A rally was held and forty attended.", False),
        ("Report of the year", "3 May Canals", False),
        ("All talks took place in the Mill unless noted", "3 May Canals", False),
        ("Orlo History Society Programme", "3 May Canals", True),
        ("Orlo Training Programme", "3 May Canals", False),
        ("Orlo Society Programme", "3 May A talk was held and forty attended.", False),
    ],
)
def test_a_paper_that_looks_ahead(head: str, entry: str, ahead: bool) -> None:
    text = f"{head}\n{entry}"
    found = looks_ahead(text, (0, len(head)), [(len(head) + 1, len(text))])
    assert (found is not None) is ahead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("World Water Day was observed. A rally was taken out by the pupils, and a quiz was held.", "celebration"),
        ("The trust observed Voters Day on 3 May with a rally of 200.", "celebration"),
        ("A rally of 200 was taken out on Water Day.", "rally"),
        ("The annual general assembly heard two reports.", "meeting"),
        ("A field day for farmers on wheat", "training"),
        ("The new office was inaugurated by the mayor.", "launch"),
    ],
)
def test_what_a_day_was(text: str, expected: str) -> None:
    assert kind(text) == expected

"""Small invented worlds: everything is close together, so that people and requests do meet."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from directory.matching import Helper, Mode, Nearness, Need, Offer, SkillTree, Urgency, weekly
from directory.matching.waves import DAY

NOW = 1_800_000_000
LAW, ASYLUM, APPEALS, TORTURE, DETENTION, SAFETY, PHONES = range(1, 8)
TREE = SkillTree(
    {
        LAW: (LAW,),
        ASYLUM: (LAW, ASYLUM),
        APPEALS: (LAW, ASYLUM, APPEALS),
        TORTURE: (LAW, TORTURE),
        DETENTION: (LAW, ASYLUM, DETENTION),
        SAFETY: (SAFETY,),
        PHONES: (SAFETY, PHONES),
    },
    bound=frozenset({ASYLUM}),
)
ENGLISH, FRENCH, SWAHILI = 1, 2, 3
MORNINGS = weekly(range(5), 8, 12, 0)
EVENINGS = weekly(range(7), 18, 22, 0)

# How long an example takes is the machine's affair, which others use at the same time.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = st.integers(1, 3)
maybe = st.none() | few
sets = st.frozensets(few, max_size=2)
keys = st.integers(1, 6)
moments = st.sampled_from([None, NOW - 40 * DAY, NOW - 5 * DAY, NOW - 1, NOW, NOW + 1, NOW + DAY])
week = st.sampled_from([0, 0, MORNINGS, EVENINGS, MORNINGS | EVENINGS, 1 << 167])
modes = st.integers(1, 31).map(Mode)
spoken = st.dictionaries(few, st.integers(1, 4), min_size=1, max_size=3).map(
    lambda known: tuple(known.items())
)
offers = st.builds(
    Offer,
    skill=st.sampled_from(list(TREE.paths)),
    level=st.integers(1, 4),
    modes=modes,
    languages=st.just(frozenset()) | sets,
    jurisdictions=sets,
    expires=moments,
)
common = {
    "languages": spoken,
    "region": maybe,
    "country": maybe,
    "excluded": st.just(frozenset()) | st.frozensets(keys, max_size=2),
    "excluded_countries": st.just(frozenset()) | st.frozensets(few, max_size=1),
}
helpers = st.builds(
    Helper,
    key=keys,
    offers=st.lists(offers, max_size=3).map(tuple),
    capacity=st.integers(0, 3),
    load=st.integers(0, 3),
    active=st.sampled_from([True, True, True, False]),
    hours=week,
    rests_until=moments,
    last_asked=moments,
    **common,
)
needs = st.builds(
    Need,
    key=keys,
    requester=keys,
    skill=st.sampled_from(list(TREE.paths)),
    level=st.integers(0, 4),
    modes=modes,
    urgency=st.sampled_from(Urgency),
    window=week,
    jurisdiction=maybe,
    nearness=st.sampled_from(Nearness),
    asked=st.just(frozenset()) | st.frozensets(keys, max_size=2),
    wanted=st.none() | st.integers(0, 3),
    since=moments,
    **common,
)
fitting_helper = Helper(
    key=1,
    offers=(Offer(skill=APPEALS, level=3, modes=Mode.ADVICE, jurisdictions=frozenset({1})),),
    languages=((ENGLISH, 4),),
    hours=MORNINGS,
    region=1,
    country=1,
)
fitting_need = Need(
    key=1,
    requester=2,
    skill=ASYLUM,
    level=2,
    modes=Mode.ADVICE | Mode.REVIEW,
    languages=((ENGLISH, 3), (FRENCH, 4)),
    window=MORNINGS,
    jurisdiction=1,
    region=1,
    country=2,
)

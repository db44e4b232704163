"""The systems a sample is made for: which areas each has and which published tables hold them."""

from dataclasses import dataclass

ENGLAND = "E92000001"


@dataclass(frozen=True, eq=False)
class System:
    """One integrated care system: everything that names it stands here, so that the other modules serve any."""

    code: str
    name: str
    slug: str
    region: str
    region_name: str
    places: tuple[str, ...]
    # How many areas of each kind its file holds.
    areas: dict
    # Number of the tidy table that holds each subject here; a subject without a table is left out.
    tables: dict
    # What is said of a figure that is the sum of its places.
    sum_of_places: str
    # Places that are only part of a council's area. A figure of the whole council is not theirs and is left out.
    parts_of_councils: tuple[str, ...] = ()
    # What the caveats of figures that come by council say of those places.
    without_parts: str = ""

    @property
    def file(self):
        return f"{self.slug}.scorecard"


GREATER_MANCHESTER = System(
    code="E54000057", name="Greater Manchester", slug="greater-manchester", region="E12000002", region_name="North West",
    places=tuple(f"E080000{n:02}" for n in range(1, 11)),
    areas={"nation": 1, "region": 1, "system": 1, "place": 10, "neighbourhood": 353, "group": 10},
    tables={"low-income": "90", "universal-credit": "91", "census": "95", "health": "113", "fuel-poverty": "98",
            "deprivation": "97", "small-areas": "96"},
    sum_of_places="sum of the ten places",
)
# The board reaches beyond its five councils: a sixth place is the part of North Yorkshire that lies in it.
WEST_YORKSHIRE = System(
    code="E54000054", name="West Yorkshire", slug="west-yorkshire", region="E12000003", region_name="Yorkshire and The Humber",
    places=("E08000032", "E08000033", "E08000034", "E08000035", "E08000036", "E06000065"),
    areas={"nation": 1, "region": 1, "system": 1, "place": 6, "neighbourhood": 308},
    tables={"low-income": "109", "census": "109", "health": "113"},
    sum_of_places="sum of the five councils, without the part of North Yorkshire that lies in the system",
    parts_of_councils=("E06000065",),
    without_parts=" The part of North Yorkshire has no figure, since the council’s is that of all North Yorkshire.",
)

"""Who published what. An address or a release date stands here only where the copies read name it."""

LICENCE = "OGL-UK-3.0"


def source(publisher, title, url=None):
    return {"publisher": publisher, "title": title, "url": url, "released": None, "licence": LICENCE}


def fingertips(title):
    return source("Office for Health Improvement and Disparities", f"Fingertips: {title}", "https://fingertips.phe.org.uk/")


def explore_local_statistics(title):
    return source("Office for National Statistics", f"Explore Local Statistics: {title}",
                  "https://github.com/ONSdigital/explore-local-statistics-data")


def lait(title, url, publisher="Department for Education"):
    """Taken from the Local Authority Interactive Tool; the address is the one its dictionary gives."""
    return source(publisher, f"{title}, from the Local Authority Interactive Tool", url)


EXCLUSIONS = source(
    "Department for Education", "Suspensions and permanent exclusions in England",
    "https://www.gov.uk/government/collections/statistics-exclusions",
)
INDICES_OF_DEPRIVATION = source(
    "Ministry of Housing, Communities and Local Government",
    "English indices of deprivation 2019 and 2025, underlying indicators; aggregated by the Placecard project",
)
EMERGENCY_DEPARTMENTS = source("NHS England", "A&E attendances and emergency admissions, by integrated care board")

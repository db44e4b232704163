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
EXCLUSIONS_BY_ETHNIC_GROUP = source(
    "Department for Education", "Suspensions and permanent exclusions in England, 2024/25, by pupil characteristics",
    "https://www.gov.uk/government/collections/statistics-exclusions",
)
INDICES_OF_DEPRIVATION = source(
    "Ministry of Housing, Communities and Local Government",
    "English indices of deprivation 2019 and 2025, underlying indicators; aggregated by the Placecard project",
)
DEPRIVATION_2025 = source(
    "Ministry of Housing, Communities and Local Government",
    "English indices of deprivation 2025, ranks and underlying indicators; aggregated by the Placecard project",
)
CENSUS = source("Office for National Statistics", "Census 2021; added up from small areas by the Placecard project")
LOW_INCOME = source("Department for Work and Pensions", "Children in low income families: local area statistics (Stat-Xplore), provisional")
UNIVERSAL_CREDIT = source("Department for Work and Pensions", "Households on Universal Credit (Stat-Xplore), provisional")
FUEL_POVERTY = source("Department for Business, Energy and Industrial Strategy", "Sub-regional fuel poverty 2022 (2020 data)")
COUNCIL_SPEND = source("Ministry of Housing, Communities and Local Government",
                       "Local authority revenue expenditure and financing: revenue outturn RO3 and RSX, 2022/23 to 2024/25")
GP_PAYMENTS = source("NHS England", "NHS payments to general practice, England, 2014/15 to 2022/23; added up by the Placecard project")
SOCIAL_WORKERS = source("Department for Education", "Children’s social work workforce, 2017 to 2025")
DISCHARGES = source("NHS England", "Acute daily discharge situation report; added up to months by the Placecard project")
TALKING_THERAPIES = source("NHS England", "Psychological therapies: reports on the use of IAPT services, July 2022 to May 2023")
HEALTH_INDEX = source("Office for National Statistics", "Health Index for England, 2015 to 2021")


def local_health(title):
    return source("Office for Health Improvement and Disparities", f"Local Health: {title}", "https://fingertips.phe.org.uk/")


EMERGENCY_DEPARTMENTS = source("NHS England", "A&E attendances and emergency admissions, by integrated care board")

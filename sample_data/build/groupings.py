"""Three ways to group the indicators beside the strands."""

GROUPINGS = [
    {"id": "marmot", "name": "Marmot objectives", "groups": [
        {"id": "best-start", "name": "Best start in life"},
        {"id": "capabilities", "name": "Education, capabilities and control over one’s life"},
        {"id": "work", "name": "Fair employment and good work"},
        {"id": "standard-of-living", "name": "Healthy standard of living"},
        {"id": "healthy-places", "name": "Healthy and sustainable places and communities"},
        {"id": "prevention", "name": "Prevention of ill health"},
        {"id": "discrimination", "name": "Tackling racism, discrimination and their outcomes"},
        {"id": "environment", "name": "Environmental sustainability and health equity together"},
    ]},
    {"id": "purposes", "name": "Purposes of an integrated care system", "groups": [
        {"id": "outcomes", "name": "Improve outcomes in population health and healthcare"},
        {"id": "inequalities", "name": "Tackle inequalities in outcomes, experience and access"},
        {"id": "productivity", "name": "Enhance productivity and value for money"},
        {"id": "social-economic", "name": "Help the NHS support broader social and economic development"},
    ]},
    {"id": "driver", "name": "What drives health", "groups": [
        {"id": "wider-determinants", "name": "Wider determinants"},
        {"id": "health-behaviours", "name": "Health behaviours"},
        {"id": "health-care", "name": "Health care"},
        {"id": "health-outcomes", "name": "Outcomes of all of these"},
    ]},
]

"""Addresses of the open directory, the same for every profile."""

from django.urls import path

from kith.interop import api

urlpatterns = [
    path("open/<str:profile>/", api.about, name="open"),
    path("open/<str:profile>/openapi.json", api.description, name="open-description"),
    path("open/<str:profile>/services", api.services, name="open-services"),
    path("open/<str:profile>/services/<str:service_id>", api.service, name="open-service"),
    path("open/<str:profile>/organizations", api.organizations, name="open-organizations"),
    path("open/<str:profile>/organizations/<str:organization_id>", api.organization, name="open-organization"),
    path("open/<str:profile>/taxonomies", api.taxonomies, name="open-taxonomies"),
    path("open/<str:profile>/taxonomies/<str:taxonomy_id>", api.taxonomy, name="open-taxonomy"),
    path("open/<str:profile>/taxonomy_terms", api.taxonomy_terms, name="open-taxonomy-terms"),
    path("open/<str:profile>/taxonomy_terms/<str:taxonomy_term_id>", api.taxonomy_term, name="open-taxonomy-term"),
    path("open/<str:profile>/service_at_locations", api.service_at_locations, name="open-service-at-locations"),
    path(
        "open/<str:profile>/service_at_locations/<str:service_at_location_id>",
        api.service_at_location,
        name="open-service-at-location",
    ),
]

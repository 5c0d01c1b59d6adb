/** The catalogue through CKAN's action API, for portals that harvest CKAN. */
@NullMarked
package fr.moisson.routes.web.ckan;

import org.jspecify.annotations.NullMarked;

/** CKAN portals, through their action API. */
@NullMarked
package fr.moisson.connectors.ckan;

import org.jspecify.annotations.NullMarked;

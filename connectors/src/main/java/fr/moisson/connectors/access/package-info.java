/** Authentication towards services: API keys, OAuth tokens, signed assertions. */
@NullMarked
package fr.moisson.connectors.access;

import org.jspecify.annotations.NullMarked;

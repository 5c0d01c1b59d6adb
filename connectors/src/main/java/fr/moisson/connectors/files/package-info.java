/** Single files as sources. */
@NullMarked
package fr.moisson.connectors.files;

import org.jspecify.annotations.NullMarked;

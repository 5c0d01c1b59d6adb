/** Rows of XML: GML and KML features. */
@NullMarked
package fr.moisson.harvesters.formats.xml;

import org.jspecify.annotations.NullMarked;

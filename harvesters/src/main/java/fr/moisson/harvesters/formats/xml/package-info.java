/** Rows of XML: GML and KML. */
@NullMarked
package fr.moisson.harvesters.formats.xml;

import org.jspecify.annotations.NullMarked;

/** The syntaxes of RDF, read leniently and written node by node. */
@NullMarked
package fr.moisson.harvesters.dcat.syntax;

import org.jspecify.annotations.NullMarked;

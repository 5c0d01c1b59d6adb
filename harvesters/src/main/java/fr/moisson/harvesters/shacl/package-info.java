/** Feeds held against SHACL shapes: those of DCAT-AP and its annexes, or anybody's. */
@NullMarked
package fr.moisson.harvesters.shacl;

import org.jspecify.annotations.NullMarked;

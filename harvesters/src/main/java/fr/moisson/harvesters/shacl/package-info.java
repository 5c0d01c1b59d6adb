/** Validation of feeds against SHACL shapes: those of DCAT-AP and its annexes, or any others. */
@NullMarked
package fr.moisson.harvesters.shacl;

import org.jspecify.annotations.NullMarked;

/** The catalogue as one file, without parameters: the SCDL's table and a Data Package. */
@NullMarked
package fr.moisson.routes.web.list;

import org.jspecify.annotations.NullMarked;

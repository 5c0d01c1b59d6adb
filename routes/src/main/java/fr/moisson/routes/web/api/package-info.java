/**
 * What the APIs share, whatever standard they follow: the parameters of a request, the problems
 * that it may have, the form of an answer, and the layers that rows are read from.
 */
@NullMarked
package fr.moisson.routes.web.api;

import org.jspecify.annotations.NullMarked;

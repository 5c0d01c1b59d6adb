/** The pages of the catalogue and of each dataset, with what they tell search engines. */
@NullMarked
package fr.moisson.routes.web.page;

import org.jspecify.annotations.NullMarked;

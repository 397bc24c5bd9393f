/** What must hold in a case beyond what its Ecore says; the rules are EMF constraints of an {@code EValidator} of our own. */
package org.telltale.model.validation;

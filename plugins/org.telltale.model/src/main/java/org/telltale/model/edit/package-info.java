/** Editing a case: commands with undo. Anyone who changes the model on behalf of a person goes through here. */
package org.telltale.model.edit;

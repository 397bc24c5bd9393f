package org.telltale.workbench.views;

/** A view that the copy command knows how to copy from. */
@FunctionalInterface
public interface Copies {

	/** Puts what is selected, else all that is shown, on the clipboard. */
	void copy();
}

package org.telltale.workbench.commands;

/** Rejects the selected finding. */
public class RejectFindingHandler extends DecideHandler {

	/** Made by the platform. */
	public RejectFindingHandler() {
		super(false);
	}
}

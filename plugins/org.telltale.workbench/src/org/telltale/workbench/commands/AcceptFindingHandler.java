package org.telltale.workbench.commands;

/** Accepts the selected finding. */
public class AcceptFindingHandler extends DecideHandler {

	/** Made by the platform. */
	public AcceptFindingHandler() {
		super(true);
	}
}

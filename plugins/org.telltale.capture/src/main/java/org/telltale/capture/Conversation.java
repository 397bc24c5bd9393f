package org.telltale.capture;

/** What a flow's packets are put together to. Side 0 is the client's, 1 the server's. */
interface Conversation {

	/** A packet with its transport payload. */
	void packet(Work work);

	/** No more packets come: hands out what it still holds. Further calls do nothing. */
	void finish();

	/** The ordinal of its flow. */
	int index();

	/** Memory held. */
	long held();

	/** Gives up waiting for holes and lets go of what it can. */
	void relieve();
}

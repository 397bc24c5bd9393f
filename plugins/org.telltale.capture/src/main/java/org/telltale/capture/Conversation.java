package org.telltale.capture;

import java.util.List;
import org.telltale.capture.layer.FrameRef;
import org.telltale.capture.packet.Packet;

/** What a flow's packets are put together to. Side 0 is the client's, 1 the server's. */
interface Conversation {

	/** A packet with its transport payload; {@code frames} are those that carried it. */
	void packet(int side, Packet packet, List<FrameRef> frames);

	/** No more packets come: hands out what it still holds. Further calls do nothing. */
	void finish();

	/** Memory held. */
	long held();

	/** Gives up waiting for holes and lets go of what it can. */
	void relieve();
}

package org.telltale.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.telltale.capture.dhcp.DhcpProtocol;
import org.telltale.capture.dhcp.Dhcpv6Protocol;
import org.telltale.capture.dns.DnsDatagramProtocol;
import org.telltale.capture.dns.DnsStreamProtocol;
import org.telltale.capture.dns.NbnsProtocol;
import org.telltale.capture.ftp.FtpProtocol;
import org.telltale.capture.http1.Http1LateProtocol;
import org.telltale.capture.http1.Http1Protocol;
import org.telltale.capture.http2.Http2Protocol;
import org.telltale.capture.http2.Http2Upgrade;
import org.telltale.capture.mail.MailProtocol;
import org.telltale.capture.mqtt.MqttProtocol;
import org.telltale.capture.ntp.NtpProtocol;
import org.telltale.capture.protocol.DatagramProtocol;
import org.telltale.capture.protocol.StreamProtocol;
import org.telltale.capture.push.PushProtocol;
import org.telltale.capture.quic.FacebookZeroProtocol;
import org.telltale.capture.quic.GoogleQuicProtocol;
import org.telltale.capture.quic.QuicProtocol;
import org.telltale.capture.shape.ShapeProtocol;
import org.telltale.capture.socks.SocksProtocol;
import org.telltale.capture.ssdp.SsdpProtocol;
import org.telltale.capture.stun.StunProtocol;
import org.telltale.capture.stun.StunStreamProtocol;
import org.telltale.capture.tls.KeyLog;
import org.telltale.capture.tls.TlsProtocol;
import org.telltale.capture.websocket.WebSocketUpgrade;
import org.telltale.capture.xmpp.XmppProtocol;

/**
 * The registry of protocols: one row each, asked in this order. To add one, copy a small package and add its row
 * (CONTRIBUTING.md walks through it).
 */
record Protocols(List<StreamProtocol> streams, List<DatagramProtocol> datagrams) {

	/** All protocols that are read. @param keys gives the secrets with which TLS connections are opened, as known by now */
	static Protocols of(Supplier<KeyLog> keys) {
		List<StreamProtocol> inner = overTcp(List.of());
		return new Protocols(overTcp(List.of(new TlsProtocol(keys, inner))), overUdp());
	}

	/** Those that may be inside of something that was opened, and TLS itself; what only waits for something to be recognised comes last. */
	private static List<StreamProtocol> overTcp(List<StreamProtocol> tls) {
		List<StreamProtocol> all = new ArrayList<>(List.of(new DnsStreamProtocol(),
				new Http1Protocol(List.of(new WebSocketUpgrade(), new Http2Upgrade())), new Http2Protocol()));
		all.addAll(tls);
		all.addAll(List.of(new SocksProtocol(), new MqttProtocol(), new XmppProtocol(), new FtpProtocol()));
		for (MailProtocol.Kind kind : MailProtocol.Kind.values()) {
			all.add(new MailProtocol(kind));
		}
		for (PushProtocol.Kind kind : PushProtocol.Kind.values()) {
			all.add(new PushProtocol(kind));
		}
		all.addAll(List.of(new FacebookZeroProtocol(), new StunStreamProtocol(),
				new Http1LateProtocol(List.of(new WebSocketUpgrade(), new Http2Upgrade()))));
		return List.copyOf(all);
	}

	/** Those with ports of their own first; those that are only named come last. */
	private static List<DatagramProtocol> overUdp() {
		List<DatagramProtocol> all = new ArrayList<>(List.of(DnsDatagramProtocol.mdns(), DnsDatagramProtocol.dns(), new NbnsProtocol(),
				new NtpProtocol(), new DhcpProtocol(), new Dhcpv6Protocol(), new SsdpProtocol(), new StunProtocol(), new QuicProtocol(),
				new GoogleQuicProtocol()));
		all.addAll(ShapeProtocol.all());
		return List.copyOf(all);
	}
}

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
import org.telltale.capture.http.Upgrade;
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
import org.telltale.capture.tls.DtlsProtocol;
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
		List<StreamProtocol> clear = overTcp();
		List<StreamProtocol> streams = new ArrayList<>(clear);
		streams.add(new TlsProtocol(keys, insideTls(clear)));
		streams.add(new Http1LateProtocol(upgrades()));
		return new Protocols(List.copyOf(streams), overUdp());
	}

	/** What HTTP/1.1 connections go over to. */
	private static List<Upgrade> upgrades() {
		return List.of(new WebSocketUpgrade(), new Http2Upgrade());
	}

	/** In clear, or inside of something that was opened. */
	private static List<StreamProtocol> overTcp() {
		return List.of(DnsStreamProtocol.tcp(), new Http2Protocol(), new Http1Protocol(upgrades()),
				new FacebookZeroProtocol(), new StunStreamProtocol(), new SocksProtocol(), new MqttProtocol(), new XmppProtocol(),
				new FtpProtocol(), new MailProtocol(MailProtocol.Kind.SMTP), new MailProtocol(MailProtocol.Kind.POP),
				new MailProtocol(MailProtocol.Kind.IMAP), new PushProtocol(PushProtocol.Kind.MIPUSH), new PushProtocol(PushProtocol.Kind.MCS),
				new PushProtocol(PushProtocol.Kind.WHATSAPP), new PushProtocol(PushProtocol.Kind.MTPROTO));
	}

	/** What a connection in clear may carry, and what only TLS does. */
	private static List<StreamProtocol> insideTls(List<StreamProtocol> clear) {
		List<StreamProtocol> inside = new ArrayList<>(List.of(DnsStreamProtocol.tls()));
		inside.addAll(clear);
		return List.copyOf(inside);
	}

	/** Those with ports of their own first; those that are only named come last. */
	private static List<DatagramProtocol> overUdp() {
		List<DatagramProtocol> all = new ArrayList<>(List.of(DnsDatagramProtocol.mdns(), DnsDatagramProtocol.dns(), new NbnsProtocol(),
				new NtpProtocol(), new DhcpProtocol(), new Dhcpv6Protocol(), new SsdpProtocol(), new StunProtocol(), new QuicProtocol(),
				new GoogleQuicProtocol(), new DtlsProtocol()));
		all.addAll(ShapeProtocol.all());
		return List.copyOf(all);
	}
}

package org.telltale.capture.packet;

/** Names of link types that are not read (tcpdump.org/linktypes), so that a problem can say what was left out. */
final class LinkTypes {

	private LinkTypes() {
	}

	/** The name in brackets behind a space; empty if the number is not known. */
	static String inBrackets(int linkType) {
		String name = name(linkType);
		return name.isEmpty() ? "" : " (" + name + ")";
	}

	/** The name; empty if the number is not known. */
	static String name(int linkType) {
		return linkType < 200 ? low(linkType) : high(linkType);
	}

	private static String low(int linkType) {
		return switch (linkType) {
			case 3 -> "AX.25";
			case 6 -> "token ring";
			case 7 -> "ARCNET";
			case 8 -> "SLIP";
			case 100 -> "RFC 1483 over ATM";
			case 106 -> "ATM with RFC 1483, classical IP";
			case 107 -> "frame relay";
			case 114 -> "LocalTalk";
			case 117 -> "OpenBSD packet filter log";
			case 122 -> "IP over Fibre Channel";
			case 123 -> "ATM, SunATM";
			case 129 -> "ARCNET, Linux";
			case 138 -> "IP over FireWire";
			case 139 -> "MTP2 with header";
			case 140 -> "MTP2";
			case 141 -> "MTP3";
			case 142 -> "SCCP";
			case 143 -> "DOCSIS";
			case 144 -> "IrDA";
			case 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162 -> "private use";
			case 165 -> "BACnet MS/TP";
			case 169 -> "GPRS LLC";
			case 170 -> "GFP-T";
			case 171 -> "GFP-F";
			case 172 -> "Endace LAPD";
			case 177 -> "Linux LAPD";
			case 187 -> "Bluetooth HCI H4";
			case 189 -> "USB, Linux";
			case 190 -> "CAN 2.0B";
			case 195 -> "802.15.4";
			case 196 -> "SITA";
			case 197 -> "Endace ERF";
			case 199 -> "I2C, Linux";
			default -> "";
		};
	}

	private static String high(int linkType) {
		return switch (linkType) {
			case 201 -> "Bluetooth HCI H4 with direction";
			case 202 -> "AX.25 KISS";
			case 203 -> "LAPD";
			case 205 -> "Cisco HDLC with direction";
			case 206 -> "frame relay with direction";
			case 209 -> "IPMB, Linux";
			case 212 -> "LIN";
			case 215 -> "802.15.4 without physical layer";
			case 217 -> "GSM with GSMTAP";
			case 220 -> "USB, Linux, mapped";
			case 224 -> "Fibre Channel";
			case 225 -> "Fibre Channel with delimiters";
			case 226 -> "Solaris IPNET";
			case 227 -> "CAN";
			case 230 -> "802.15.4 without checksum";
			case 231 -> "D-Bus";
			case 235 -> "DVB-CI";
			case 236 -> "MUX27010";
			case 237 -> "STANAG 5066";
			case 240 -> "netANALYZER";
			case 241 -> "netANALYZER transparent";
			case 242 -> "IP over InfiniBand";
			case 243 -> "MPEG-2 transport stream";
			case 244 -> "NG40";
			case 245 -> "NFC LLCP";
			case 247 -> "InfiniBand";
			case 248 -> "SCTP";
			case 249 -> "USBPcap";
			case 250 -> "RTAC serial";
			case 251 -> "Bluetooth low energy";
			case 252 -> "Wireshark upper PDU";
			case 253 -> "netlink";
			case 254 -> "Bluetooth monitor";
			case 255 -> "Bluetooth with radio";
			case 256 -> "Bluetooth low energy with radio";
			case 257 -> "PROFIBUS";
			case 258 -> "Apple packet tap";
			case 259 -> "Ethernet passive optical network";
			case 260 -> "IPMI";
			case 261, 262 -> "Z-Wave";
			case 263 -> "WattStopper DLM";
			case 264 -> "ISO 14443";
			case 265 -> "RDS";
			case 266 -> "USB, Darwin";
			case 268 -> "SDLC";
			case 270 -> "LoRaTap";
			case 271 -> "vSock";
			case 272 -> "Nordic BLE sniffer";
			case 273 -> "DOCSIS 3.1";
			case 274 -> "Ethernet mPacket";
			case 275 -> "DisplayPort AUX";
			case 278 -> "OpenVizsla";
			case 279 -> "EBHSCR";
			case 280 -> "VPP graph dispatch";
			case 281 -> "Broadcom switch tag";
			case 282 -> "Broadcom switch tag, prepended";
			case 283 -> "802.15.4 TAP";
			case 284 -> "Marvell DSA";
			case 285 -> "Marvell EDSA";
			case 286 -> "ELEE lawful interception";
			case 287 -> "Z-Wave serial";
			case 288 -> "USB 2.0";
			case 289 -> "ATSC ALP";
			case 290 -> "Event Tracing for Windows";
			case 291 -> "NETANALYZER NG";
			case 292 -> "ZBOSS NCP";
			case 293 -> "USB 2.0, low speed";
			case 294 -> "USB 2.0, full speed";
			case 295 -> "USB 2.0, high speed";
			case 296 -> "auerswald log";
			case 297 -> "Z-Wave TAP";
			case 298 -> "Silicon Labs debug";
			case 299 -> "ultra-wideband controller";
			case 300 -> "MDB";
			default -> "";
		};
	}
}

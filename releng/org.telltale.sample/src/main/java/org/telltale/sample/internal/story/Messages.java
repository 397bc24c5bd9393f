package org.telltale.sample.internal.story;

import java.util.List;

/** Texts and numbers of the story. Numbers are of the ranges that are kept for fiction (+44 7700 900000-900999, +1 NXX 555 0100-0199). */
final class Messages {

	static final List<Contact> CONTACTS = List.of(
			new Contact("E21", "Ottilie Brandsma", "+447700900121", "E21N"),
			new Contact("E22", "Corvin Aldersey", "+447700900122", "E22N"),
			new Contact("E23", "Marguerite Osei-Lund", "+12125550123", "E23N"),
			new Contact("E31", "Pelle Winterbourne", "+447700900131", "E31N"),
			new Contact("E32", "Zuleika Thorne", "+447700900132", "E32N"),
			new Contact("E33", "Anselm Quarles", "+13125550133", "E33N"),
			new Contact("E47", "Elin Vaardal", "+447700900147", "E47N"),
			new Contact("E48", "Jos\u00e9 Mar\u00edn Oyarzun", "+447700900148", "E48N"),
			new Contact("E49", "\u6797\u5fd7\u660e", "+14155550149", "E49N"),
			new Contact("E91", "Thaddeus Merrow", "+447700900191", "E91N"),
			new Contact("E92", "Ingunn Falkenrath", "+447700900192", "E92N"),
			new Contact("E93", "Basil Okonedo", "+16175550193", "E93N"),
			new Contact("E101", "Rosalind Achterberg", "+447700900201", "E101N"),
			new Contact("E102", "Fergal Sunderby", "+447700900202", "E102N"),
			new Contact("E103", "Niamh Castellane", "+12065550103", "E103N"),
			new Contact("E111", "Hedwig Larkspur", "+447700900211", "E111N"),
			new Contact("E112", "Casimir Dovell", "+447700900212", "E112N"),
			new Contact("E113", "Wilhelmina Tarn", "+15035550113", "E113N"),
			new Contact("E151", "Aurel Pennywhistle", "+447700900251", "E151N"),
			new Contact("E152", "Sunniva Brackish", "+447700900252", "E152N"),
			new Contact("E153", "Leopold Yarrow", "+18085550153", "E153N"));

	static final List<Sms> ALL = List.of(
			new Sms("E24", "+447700900124", "E24N", "Harbour office: berth 14 is free from six, bring the green papers.",
					"2014-08-05T13:30:00Z"),
			new Sms("E25", "+447700900125", "E25N", "Dear customer, the spare rudder pin you ordered waits at the counter.",
					"2014-08-05T13:35:00Z"),
			new Sms("E26", "+12125550126", "E26N", "Aunt Ottilie's trunk comes by the late ferry, please keep the attic aired.",
					"2014-08-05T13:40:00Z"),
			new Sms("E34", "+447700900134", "E34N", "The tide table you wanted is pinned behind the kitchen door since Monday.",
					"2014-08-06T10:10:00Z"),
			new Sms("E35", "+447700900135", "E35N", "Rehearsal moved to the boathouse, seven sharp, cellos by the east gate.",
					"2014-08-06T10:30:00Z"),
			new Sms("E36", "+13125550136", "E36N", "Your parcel 88-Q-4417 could not be delivered; collect it at the signal box.",
					"2014-08-06T10:50:00Z"),
			new Sms("E44", "+447700900144", "E44N",
					"\u660e\u5929\u65e9\u4e0a\u516b\u70b9\u5728\u7801\u5934\u89c1\uff0c\u522b\u5fd8\u4e86\u5e26\u84dd\u8272\u7684\u7ef3\u5b50\u548c\u65e7\u6d77\u56fe\u3002", "2014-08-07T10:00:00Z"),
			new Sms("E45", "+447700900145", "E45N",
			"He wrote \"bring 2/3 of the nets\" \\ then crossed it out:\n\tkeep the caf\u00e9 key, \u26f5 ours.",
					"2014-08-07T10:05:00Z"),
			new Sms("E46", "+14155550146", "E46N", "Lighthouse supper on Saturday: eleven guests, two prams, no fireworks.",
					"2014-08-07T10:10:00Z"),
			new Sms("E64", "", "", "Canary one: pale herons count forty-nine buttons beneath the weir.", "2014-08-10T10:30:00Z"),
			new Sms("E65", "", "",
			"\u6d4b\u8bd5\u77ed\u4fe1\u4e8c\uff1a\u7d2b\u8272\u7684\u98ce\u7b5d\u6570\u7740\u5c4b\u9876\u4e0a\u4e5d\u5343\u4e03\u767e\u4e09\u5341\u4e00\u7247\u74e6\u3002", "2014-08-10T10:35:00Z"),
			new Sms("E66", "", "", "Canary three: a brass otter signs the ledger at twelve past Tuesday.", "2014-08-10T10:40:00Z"),
			new Sms("E104", "+447700900204", "E104N", "Gate code changed, ask Fergal for the new one before the market opens.",
					"2014-08-17T10:30:00Z"),
			new Sms("E105", "+447700900205", "E105N", "The orchard gate sticks; lift it a hand's breadth and push to the left.",
					"2014-08-17T10:35:00Z"),
			new Sms("E106", "+12065550106", "E106N", "Kettle mended, sails mended, temper mended: come back whenever you like.",
					"2014-08-17T10:40:00Z"),
			new Sms("E114", "+447700900214", "E114N", "The ferry timetable changed again; the blue card on the pier is the right one.",
					"2014-08-18T10:50:00Z"),
			new Sms("E115", "+447700900215", "E115N", "Bring the brass compass to the chandler, he has found a lid that fits it.",
					"2014-08-18T10:55:00Z"),
			new Sms("E116", "+15035550116", "E116N", "Two crates of quinces stand in the porch, take what you can carry home.",
					"2014-08-18T11:00:00Z"),
			new Sms("E154", "+447700900254", "E154N", "The choir meets in the net loft from now on, mind the third step of the stair.",
					"2014-08-22T09:30:00Z"),
			new Sms("E155", "+447700900255", "E155N", "Your uncle's barometer fell all night; leave the dinghy where it is today.",
					"2014-08-22T09:35:00Z"),
			new Sms("E156", "+18085550156", "E156N", "We counted nineteen seals on the bar this morning, and one very cross swan.",
					"2014-08-22T09:40:00Z"));

	private Messages() {
	}
}

package org.telltale.audit.period;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

class FourierTest {

	@Test
	void powerIsThatOfTheSumsOfTheDefinition() {
		double[] values = new double[32];
		Arrays.setAll(values, i -> i * 7 % 11 - 3);
		double[] power = Fourier.power(values);
		for (int f = 0; f <= 16; f++) {
			double re = 0;
			double im = 0;
			for (int i = 0; i < 32; i++) {
				re += values[i] * Math.cos(2 * Math.PI * f * i / 32);
				im += values[i] * Math.sin(2 * Math.PI * f * i / 32);
			}
			assertEquals(re * re + im * im, power[f], 1e-8);
		}
	}
}

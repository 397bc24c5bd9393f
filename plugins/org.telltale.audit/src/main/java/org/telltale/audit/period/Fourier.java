package org.telltale.audit.period;

/** The fast Fourier transform of Cooley and Tukey, radix 2, in place. */
final class Fourier {

	private Fourier() {
	}

	/** The squared magnitudes of the transform of real values, for the frequencies 0 to half of their number, which is a power of two. */
	static double[] power(double[] values) {
		double[] re = values.clone();
		double[] im = new double[re.length];
		transform(re, im);
		double[] power = new double[re.length / 2 + 1];
		for (int f = 0; f < power.length; f++) {
			power[f] = re[f] * re[f] + im[f] * im[f];
		}
		return power;
	}

	private static void transform(double[] re, double[] im) {
		int n = re.length;
		int bits = Integer.numberOfTrailingZeros(n);
		for (int i = 0; i < n; i++) {
			int j = Integer.reverse(i) >>> 32 - bits;
			if (j > i) {
				swap(re, i, j);
				swap(im, i, j);
			}
		}
		double[] cos = new double[n / 2];
		double[] sin = new double[n / 2];
		for (int i = 0; i < n / 2; i++) {
			cos[i] = StrictMath.cos(2 * Math.PI * i / n);
			sin[i] = -StrictMath.sin(2 * Math.PI * i / n);
		}
		for (int size = 2; size <= n; size *= 2) {
			for (int start = 0; start < n; start += size) {
				for (int k = 0; k < size / 2; k++) {
					int low = start + k;
					int high = low + size / 2;
					int turn = k * (n / size);
					double r = re[high] * cos[turn] - im[high] * sin[turn];
					double i = re[high] * sin[turn] + im[high] * cos[turn];
					re[high] = re[low] - r;
					im[high] = im[low] - i;
					re[low] += r;
					im[low] += i;
				}
			}
		}
	}

	private static void swap(double[] values, int i, int j) {
		double value = values[i];
		values[i] = values[j];
		values[j] = value;
	}
}

using HotDeskPortal.Services.Doors.Prompts;

namespace HotDeskPortal.Services.Tests.Doors.Prompts;

/// <summary>Sounds as phones take them.</summary>
public sealed class WaveTests
{
    [Fact]
    public void Wav_WrittenAndRead_IsTheSame()
    {
        var wave = Tone(440, 8000);

        var read = Wave.Read(wave.ToWav())!;

        read.Rate.ShouldBe(8000);
        read.Samples.Length.ShouldBe(wave.Samples.Length);
        read.Samples.Zip(wave.Samples, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(0.0001f);
    }

    /// <summary>Programs that write to a pipe do not know the length in advance.</summary>
    [Fact]
    public void Wav_ThatSaysTooMuch_IsReadToItsEnd()
    {
        var file = Tone(440, 22050).ToWav();
        file.AsSpan(40, 4).Fill(0x7F);

        Wave.Read(file)!.Samples.Length.ShouldBe(22050);
    }

    [Fact]
    public void Anything_IsReadWithoutAnException()
    {
        var random = new Random(20261127);
        var file = Tone(440, 8000).ToWav()[..400];
        for (var i = 0; i < 20_000; i++)
        {
            var broken = file.AsSpan(0, random.Next(file.Length)).ToArray();
            for (var j = 0; j < 4 && broken.Length > 0; j++)
                broken[random.Next(Math.Min(broken.Length, 48))] = (byte)random.Next(256);
            Wave.Read(broken)?.Samples.ShouldAllBe(s => float.IsFinite(s));
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1000)]
    [InlineData(3000)]
    public void Resampling_KeepsWhatAPhoneLineCarries(double frequency)
    {
        var low = Tone(frequency, 22050).To(8000);

        low.Samples.Length.ShouldBe(8000);
        Power(low, frequency).ShouldBeInRange(0.24, 0.26, "half the square of an amplitude of 0.7");
    }

    [Theory]
    [InlineData(4500, 3500)]
    [InlineData(6000, 2000)]
    [InlineData(7000, 1000)]
    public void Resampling_FoldsNothingBack(double frequency, double fold)
    {
        var low = Tone(frequency, 22050).To(8000);

        Power(low, fold).ShouldBeLessThan(0.25 / 10_000, "40 dB down");
        low.Samples[200..^200].Max(Math.Abs).ShouldBeLessThan(0.01f);
    }

    [Fact]
    public void MuLaw_ThereAndBack_IsNear()
    {
        for (var sample = -1f; sample <= 1f; sample += 0.001f)
            Math.Abs(G711.MuLaw(G711.ToMuLaw(sample)) - sample).ShouldBeLessThanOrEqualTo(Math.Max(0.001f, Math.Abs(sample) * 0.04f));
    }

    [Fact]
    public void ForPhones_TrimsSilenceAndLevels()
    {
        var quiet = new Wave(8000, [.. new float[4000], .. Tone(440, 8000).Samples.Select(s => s * 0.1f), .. new float[4000]]);

        var shaped = quiet.ForPhones();

        shaped.Length.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.07));
        shaped.Samples.Max().ShouldBeInRange(0.69f, 0.71f);
        new Wave(8000, new float[8000]).ForPhones().Samples.ShouldBeEmpty();
    }

    private static Wave Tone(double frequency, int rate) => new(rate, [.. Enumerable.Range(0, rate).Select(i => (float)(0.7071 * Math.Sin(2 * Math.PI * frequency * i / rate)))]);

    /// <summary>The power at one frequency.</summary>
    private static double Power(Wave wave, double frequency)
    {
        double re = 0, im = 0;
        for (var i = 0; i < wave.Samples.Length; i++)
        {
            re += wave.Samples[i] * Math.Cos(2 * Math.PI * frequency * i / wave.Rate);
            im += wave.Samples[i] * Math.Sin(2 * Math.PI * frequency * i / wave.Rate);
        }
        return 2 * (re * re + im * im) / Math.Pow(wave.Samples.Length, 2);
    }
}

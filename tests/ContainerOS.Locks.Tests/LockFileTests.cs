using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;

namespace ContainerOS.Locks.Tests;

/// <summary>What is written is read back, and a pin is one line.</summary>
public sealed class LockFileTests
{
    [Fact]
    public void Write_TwoPins_IsOneLineEach_SortedByReleaseAndRegion()
    {
        var text = LockFileWriter.Write(Pins.Lock(Pins.Of("3.6.1"), Pins.Of("3.5.1"), Pins.Of("3.6.1", "cn-beijing")));

        var lines = text.Split('\n');
        Assert.Equal(["{", "  \"format\": 1,", "  \"pins\": ["], lines[..3]);
        Assert.StartsWith("    {\"version\": \"3.5.1\", \"region\": \"cn-hangzhou\"", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("    {\"version\": \"3.6.1\", \"region\": \"cn-beijing\"", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("    {\"version\": \"3.6.1\", \"region\": \"cn-hangzhou\"", lines[5], StringComparison.Ordinal);
        Assert.Equal(["    {\"end\": true}", "  ]", "}", ""], lines[6..]);
    }

    [Fact]
    public void Write_OfThePublishedRelease_HasWhatTheReleaseNotesState()
    {
        var line = LockFileWriter.Line(Pins.Of("3.5.1"));

        Assert.StartsWith(
            "{\"version\": \"3.5.1\", \"region\": \"cn-hangzhou\", \"imageId\": \"lifsea_3_x64_5G_alibase_20250805.qcow2\", "
                + "\"imageName\": \"ContainerOS 3.5.1\", \"architecture\": \"x86_64\", \"kubernetes\": \"1.31\", "
                + "\"containerd\": \"2.1.3\", "
                + "\"kernel\": \"5.10.134-19.1.1.lifsea8\", \"built\": \"2025-08-05\", "
                + "\"learnt\": {\"when\": \"2026-11-29T12:00:00Z\", \"from\": \"releases\"}, \"digest\": \"sha256:",
            line,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void AddingAPin_AnywhereInTheFile_ChangesNoOtherLine()
    {
        var before = Pins.Lock(Pins.Of("3.5.1"), Pins.Of("3.6.0"));
        var old = LockFileWriter.Write(before).Split('\n');
        foreach (var added in new[] { Pins.Of("3.3.0"), Pins.Of("3.5.1", "cn-beijing"), Pins.Of("3.6.1"), Pins.Of("3.6.0", "us-west-1") })
        {
            var now = LockFileWriter.Write(before.With(added)).Split('\n');

            Assert.Equal(old, now.Where(line => line != "    " + LockFileWriter.Line(added) + ","));
        }
    }

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSameLock()
    {
        var full = Pins.Of("3.6.0") with
        {
            Revoked = new PinRevocation("escapes \"runc\" and more", new OsVersion(3, 6, 1)),
            Quarantined = new PinQuarantine("two nodes did not join", "task T-1"),
            OtherMembers = new Dictionary<string, string> { ["note"] = "{\"by\":[1,\"x\"]}" },
        };
        var bare = new ImagePin(
            new OsVersion(3, 9, 9),
            "ap-southeast-1",
            "m-1",
            new PinOrigin(Pins.Noon, "cloud"),
            Pins.Of("3.6.1").Digest
        );
        var text = LockFileWriter.Write(Pins.Lock(full, bare));

        var content = LockFileReader.Read(text);

        Assert.Empty(content.Problems);
        Assert.Equal(text, LockFileWriter.Write(content.Lock!));
        Assert.Equal(full.Revoked, content.Lock!.Find(full.Version, full.Region)!.Revoked);
        Assert.Equal(full.Quarantined, content.Lock.Find(full.Version, full.Region)!.Quarantined);
        Assert.Equal("{\"by\":[1,\"x\"]}", content.Lock.Find(full.Version, full.Region)!.OtherMembers["note"]);
        Assert.Null(content.Lock.Find(bare.Version, bare.Region)!.MinKubernetes);
    }

    [Fact]
    public void Read_EmptyListOfPins_IsAnEmptyLock() => Assert.Equal(0, LockFileReader.Read("{\"format\": 1, \"pins\": []}").Lock!.Count);

    [Fact]
    public void Read_WithByteOrderMarkAndCarriageReturns_IsTheSameLock()
    {
        var text = LockFileWriter.Write(Pins.Lock(Pins.Of("3.6.1")));

        Assert.Equal(1, LockFileReader.Read('\uFEFF' + text.Replace("\n", "\r\n", StringComparison.Ordinal)).Lock!.Count);
    }

    [Fact]
    public void Compare_RemovedAddedChanged_NamesEach_AndWhatDiffers()
    {
        var old = Pins.Lock(Pins.Of("3.5.0"), Pins.Of("3.5.1"), Pins.Of("3.6.0"));
        var now = Pins.Lock(
            Pins.Of("3.5.1"),
            Pins.Of("3.6.0") with
            {
                ImageId = "m-other",
                Revoked = new PinRevocation("leaks", new OsVersion(3, 6, 1)),
            },
            Pins.Of("3.6.1")
        );

        var changes = LockComparison.Between(old, now);

        Assert.Equal(["3.5.0 in cn-hangzhou", "3.6.0 in cn-hangzhou", "3.6.1 in cn-hangzhou"], changes.Select(change => $"{change.Key}"));
        Assert.Null(changes[0].New);
        Assert.Null(changes[2].Old);
        Assert.Equal(
            [("imageId", "lifsea_3_x64_5G_alibase_20250916.qcow2", "m-other"), ("revoked", null, "leaks (use 3.6.1)")],
            changes[1].Members
        );
    }

    [Theory]
    [InlineData("3.6.1", null, "cn-hangzhou", "Lock", "lifsea_3_x64_5G_alibase_20251101.qcow2")]
    [InlineData("3.6.1", null, "cn-beijing", "Releases", "lifsea_3_x64_5G_alibase_20251101.qcow2")]
    [InlineData("3.6.1", "m-mine", "cn-hangzhou", "Program", "m-mine")]
    [InlineData("3.9.9", null, "cn-hangzhou", "None", null)]
    [InlineData(null, null, "cn-hangzhou", "None", null)]
    public void Resolve_ProgramThenLockThenReleases(string? version, string? image, string region, string source, string? resolved)
    {
        var resolution = Pins.Lock(Pins.Of("3.6.1")).Resolve(version is null ? null : OsVersion.Parse(version), image, region);

        Assert.Equal((source, resolved), (resolution.Source.ToString(), resolution.ImageId));
    }

    [Fact]
    public void Resolve_ImageOfAnotherPin_FindsThatPin()
    {
        var resolution = Pins.Lock(Pins.Of("3.5.1"), Pins.Of("3.6.1"))
            .Resolve(new OsVersion(3, 6, 1), Pins.Of("3.5.1").ImageId, "cn-hangzhou");

        Assert.Equal(new OsVersion(3, 5, 1), resolution.Pin!.Version);
    }

    [Fact]
    public void Digest_OfCloudMetadata_ChangesWithIt_AndNotWithTheStatus()
    {
        var image = new CloudImage("i-1", "ContainerOS 3.6.1", "x86_64", "system", 5, "2025-11-05T00:00:00Z", "Available");

        Assert.Equal(PinLearning.Digest(image), PinLearning.Digest(image with { Status = "Deprecated" }));
        Assert.NotEqual(PinLearning.Digest(image), PinLearning.Digest(image with { SizeGiB = 6 }));
        Assert.NotEqual(PinLearning.Digest(image), PinLearning.Digest(image with { Name = null }));
    }

    [Theory]
    [InlineData("lifsea_3_x64_5G_alibase_20251101.qcow2", "2025-11-01")]
    [InlineData("lifsea_3_x64_10G_containerd_1_6_28_alibase_20240705.vhd", "2024-07-05")]
    [InlineData("lifsea_3_x64_5G_alibase_20251340.qcow2", null)]
    [InlineData("m-bp1234", null)]
    public void BuildDay_IsReadFromTheId(string image, string? day) =>
        Assert.Equal(day, PinLearning.BuildDay(image)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}

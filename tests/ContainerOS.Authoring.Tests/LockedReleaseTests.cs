using ContainerOS.Locks;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Versions;
using ContainerOS.Testing;

namespace ContainerOS.Authoring.Tests;

public sealed class LockedReleaseTests : IDisposable
{
    private static readonly SourcePosition Line = new("Program.cs", 10, 1);
    private readonly TestFolder folder = new();

    [Fact]
    public void Read_PinnedRelease_HasItsImage()
    {
        var file = Write(Pin(new OsVersion(3, 6, 1), "image-1"));

        Assert.Equal(new LockedRelease(new OsVersion(3, 6, 1), "image-1"), LockedRelease.Read(file, "3.6.1", "cn-hangzhou", Line));
    }

    [Theory]
    [InlineData("3.6.0", "cn-hangzhou")]
    [InlineData("3.6.1", "cn-beijing")]
    public void Read_ReleaseWithoutAPin_IsRejectedAtItsLine(string version, string region)
    {
        var file = Write(Pin(new OsVersion(3, 6, 1), "image-1"));

        var error = Assert.Throws<ProgramRejectedException>(() => LockedRelease.Read(file, version, region, Line));

        Assert.Equal(Line, Assert.Single(error.Diagnostics).Position);
        Assert.Contains(region, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RevokedPin_NamesTheReplacement()
    {
        var file = Write(
            Pin(new OsVersion(3, 6, 1), "image-1") with
            {
                Revoked = new PinRevocation("it does not boot", new OsVersion(3, 6, 0)),
            }
        );

        var error = Assert.Throws<ProgramRejectedException>(() => LockedRelease.Read(file, "3.6.1", "cn-hangzhou", Line));

        Assert.Contains("it does not boot", error.Message, StringComparison.Ordinal);
        Assert.Contains("3.6.0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MissingFile_SaysHowToMakeIt()
    {
        var error = Assert.Throws<ProgramRejectedException>(() =>
            LockedRelease.Read(folder.PathOf("none.json"), "3.6.1", "cn-hangzhou", Line)
        );

        Assert.Equal("COS0014", Assert.Single(error.Diagnostics).Code);
        Assert.Contains("containeros pins add", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenFile_NamesTheLine()
    {
        var file = folder.PathOf("broken.json");
        File.WriteAllText(file, "{\n  \"format\": 1,\n  \"pins\": 3\n}\n");

        var error = Assert.Throws<ProgramRejectedException>(() => LockedRelease.Read(file, "3.6.1", "cn-hangzhou", Line));

        Assert.Contains("broken.json:3:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextThatIsNotARelease_IsRejected()
    {
        var error = Assert.Throws<ProgramRejectedException>(() => LockedRelease.Read(Write(), "latest", "cn-hangzhou", Line));

        Assert.Contains("'latest' is not a release", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static ImagePin Pin(OsVersion version, string image) =>
        new(
            version,
            "cn-hangzhou",
            image,
            new PinOrigin(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), PinOrigin.Cloud),
            "sha256:" + new string('0', 64)
        );

    private string Write(params ImagePin[] pins)
    {
        var file = folder.PathOf("containeros.lock.json");
        File.WriteAllText(file, LockFileWriter.Write(pins.Aggregate(ImageLock.Empty, (all, pin) => all.With(pin))));
        return file;
    }
}

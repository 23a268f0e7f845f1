using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;
using ContainerOS.Provider.Lookups;
using ContainerOS.Testing;

namespace ContainerOS.Provider.Tests.Lookups;

/// <summary>Which image the lock file gives to a pool, and what is written into it.</summary>
public sealed class LockedImagesTests
{
    /// <summary>An engine that attaches to a plugin does not start it in the directory of the program.</summary>
    [Fact]
    public void Quarantine_PluginRunsInAnotherDirectory_MarksTheFileOfTheProgram()
    {
        using var folder = new TestFolder();
        var pin = PinLearning.FromRelease(
            ContainerOsReleases.Find(OsVersion.Parse("3.6.1")!.Value)!,
            "cn-hangzhou",
            new PinOrigin(DateTimeOffset.UnixEpoch, PinOrigin.Releases)
        );
        var file = folder.Write(LockFileReader.FileName, LockFileWriter.Write(ImageLock.Empty.With(pin)));
        var settings = new LockSettings(LockFileReader.FileName, IsFrozen: false, MaxAgeInDays: null) { Folder = folder.FullName };

        var done = new LockedImages(settings, "cn-hangzhou", TimeProvider.System).Quarantine(pin.ImageId, "not Ready", "a rollout");

        Assert.Equal("3.6.1 in cn-hangzhou is quarantined in containeros.lock.json", done);
        Assert.Contains("not Ready", File.ReadAllText(file), StringComparison.Ordinal);
    }
}

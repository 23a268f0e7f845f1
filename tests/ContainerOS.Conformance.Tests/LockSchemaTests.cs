using ContainerOS.Locks;
using ContainerOS.Model.Locks;
using ContainerOS.Model.Releases;
using ContainerOS.Model.Versions;

namespace ContainerOS.Conformance.Tests;

/// <summary>Validates lock files and release files against their JSON Schemas with the validator Ajv.</summary>
public sealed class LockSchemaTests
{
    [Fact]
    public async Task LockFile_WithEveryMember_IsValid_AndTheReaderAndTheSchemaRefuseTheSameMistakes()
    {
        var pin = PinLearning.FromRelease(
            ContainerOsReleases.Find(new OsVersion(3, 5, 1))!,
            "cn-hangzhou",
            new PinOrigin(DateTimeOffset.UnixEpoch, PinOrigin.Releases)
        ) with
        {
            Revoked = new PinRevocation("it leaks", new OsVersion(3, 6, 1)),
            Quarantined = new PinQuarantine("2 nodes failed", "task T-1"),
            OtherMembers = new Dictionary<string, string> { ["note"] = "{\"by\": \"ops\"}" },
        };
        var text = LockFileWriter.Write(ImageLock.Empty.With(pin));

        Assert.Empty(await NodeJsProcess.ComplaintsAsync("containeros.lock.schema.json", text));
        foreach (
            var (right, wrong) in new[]
            {
                ("\"format\": 1", "\"format\": 2"),
                ("\"version\": \"3.5.1\"", "\"version\": \"newest\""),
                ("\"region\": \"cn-hangzhou\"", "\"region\": \"Hangzhou\""),
                ("\"imageId\": ", "\"image\": "),
                ("sha256:", "md5:"),
                ("\"why\": \"it leaks\", ", ""),
                ("1970-01-01T00:00:00Z", "1970-01-01"),
            }
        )
        {
            var broken = text.Replace(right, wrong, StringComparison.Ordinal);
            Assert.NotEqual(text, broken);
            Assert.NotEmpty(await NodeJsProcess.ComplaintsAsync("containeros.lock.schema.json", broken));
            Assert.NotEmpty(LockFileReader.Read(broken).Problems);
        }
    }

    [Fact]
    public async Task ReleaseFile_IsValid_AndAMissingSourceIsNot()
    {
        const string Text = """
            {"source": "https://example.com", "date": "2026-05-20", "releases": [
              {"version": "3.8.0", "imageId": "lifsea_3_x64_5G_alibase_20260519.qcow2", "released": "2026-05-20", "kubernetes": "1.32",
               "imageSizeGiB": 5, "requiresDataDisk": true, "changes": ["faster"], "fixedVulnerabilities": ["CVE-2026-1"]}]}
            """;
        var broken = Text.Replace("\"source\"", "\"origin\"", StringComparison.Ordinal);

        Assert.Empty(ReleaseFileReader.Read(Text).Problems);
        Assert.Empty(await NodeJsProcess.ComplaintsAsync("containeros.releases.schema.json", Text));
        Assert.NotEmpty(ReleaseFileReader.Read(broken).Problems);
        Assert.NotEmpty(await NodeJsProcess.ComplaintsAsync("containeros.releases.schema.json", broken));
    }
}

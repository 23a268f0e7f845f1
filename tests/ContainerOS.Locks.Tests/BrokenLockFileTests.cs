using System.Text;

namespace ContainerOS.Locks.Tests;

/// <summary>A file that cannot be read gives no pin, and each problem has its line, its column and a fix.</summary>
public sealed class BrokenLockFileTests
{
    private static readonly string Good = LockFileWriter.Line(Pins.Of("3.6.1"));

    [Theory]
    [InlineData("", 1, "the file is not JSON")]
    [InlineData("[]", 1, "the file is not a JSON object")]
    [InlineData("{\"format\": 1, \"pins\": []} x", 1, "the file is not JSON")]
    [InlineData("{\n\"pins\": []}", 1, "the file does not name its format")]
    [InlineData("{\n\"format\": 2,\n\"pins\": []}", 2, "format 2 is newer than format 1")]
    [InlineData("{\n\"format\": \"1\",\n\"pins\": []}", 2, "\"1\" is not a format")]
    [InlineData("{\n\"format\": 1,\n\"pins\": {}}", 3, "pins is not a list")]
    [InlineData("{\n\"format\": 1,\n\"format\": 1,\n\"pins\": []}", 3, "the file is not JSON")]
    [InlineData("{\n\"format\": 1,\n\"pins\": [\n5]}", 4, "a pin is not a JSON object")]
    [InlineData("{\n\"format\": 1,\n<<<<<<< HEAD\n\"pins\": []}", 3, "conflict markers")]
    public void Read_BrokenFile_NamesTheLine(string text, int line, string message)
    {
        var content = LockFileReader.Read(text);

        Assert.Null(content.Lock);
        var problem = Assert.Single(content.Problems);
        Assert.Equal(line, problem.Line);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Fix);
    }

    [Theory]
    [InlineData("\"version\": \"3.6.1\"", "\"version\": \"newest\"", "\"newest\" is not a release such as 3.6.1")]
    [InlineData("\"region\": \"cn-hangzhou\"", "\"region\": \"Hangzhou\"", "\"Hangzhou\" is not a region")]
    [InlineData("\"region\": \"cn-hangzhou\", ", "", "region is missing")]
    [InlineData("\"containerd\": \"2.1.4.1\"", "\"containerd\": 2", "containerd is not a text")]
    [InlineData("\"built\": \"2025-11-01\"", "\"built\": \"2025-13-01\"", "is not a day")]
    [InlineData("\"from\": \"releases\"", "\"from\": \"\"", "\"\" is not releases, cloud")]
    [InlineData("sha256:", "md5:", "is not sha256:")]
    [InlineData("12:00:00Z", "12:00:00+08:00", "is not a time")]
    [InlineData("\"digest\"", "\"revoked\": \"yes\", \"digest\"", "revoked is not an object")]
    [InlineData("\"digest\"", "\"revoked\": {}, \"digest\"", "why is missing")]
    public void Read_WrongMember_NamesItsLineAndColumn(string right, string wrong, string message)
    {
        var text = $"{{\n  \"format\": 1,\n  \"pins\": [\n    {Good.Replace(right, wrong, StringComparison.Ordinal)}\n  ]\n}}\n";

        var problem = Assert.Single(LockFileReader.Read(text).Problems);

        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(4, problem.Line);
        if (wrong.Length > 0 && !message.Contains("missing", StringComparison.Ordinal))
        {
            Assert.InRange(problem.Column, 5, text.Length);
        }
    }

    [Fact]
    public void Read_TwoPinsOfOneReleaseAndRegion_NamesBothLines()
    {
        var problem = Assert.Single(LockFileReader.Read($"{{\n\"format\": 1,\n\"pins\": [\n{Good},\n{Good}\n]}}").Problems);

        Assert.Equal(5, problem.Line);
        Assert.Equal("3.6.1 in cn-hangzhou is pinned twice; the first pin is in line 4", problem.Message);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_IsAProblem_NotAnotherText()
    {
        var text = $"{{\n\"format\": 1,\n\"pins\": [\n{Good.Replace("releases", "r\u00E9leases", StringComparison.Ordinal)}\n]}}";

        Assert.Equal(1, LockFileReader.Read(Encoding.UTF8.GetBytes(text)).Lock?.Count);
        var content = LockFileReader.Read(Encoding.Latin1.GetBytes(text));
        Assert.Null(content.Lock);
        Assert.Equal("the file is not UTF-8 text", Assert.Single(content.Problems).Message);
    }

    [Fact]
    public void Read_SeveralProblems_ReportsAll()
    {
        var bad = Good.Replace("3.6.1", "x", StringComparison.Ordinal);

        Assert.Equal(
            2,
            LockFileReader
                .Read($"{{\n\"format\": 1,\n\"pins\": [\n{bad},\n{bad}\n]}}")
                .Problems.Select(each => each.Line)
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public void Read_DeepOrHugeText_IsRefused()
    {
        Assert.NotEmpty(LockFileReader.Read(new string('[', 100_000)).Problems);
        Assert.NotEmpty(LockFileReader.Read(new string(' ', LockFileReader.MaxLength + 1)).Problems);
    }

    [Fact]
    public void Read_EveryTruncationOfAFile_HasAProblem_AndNeverThrows()
    {
        var text = LockFileWriter.Write(Pins.Lock(Pins.Of("3.5.1"), Pins.Of("3.6.1"))).TrimEnd();

        Assert.All(Enumerable.Range(0, text.Length), length => Assert.NotEmpty(LockFileReader.Read(text[..length]).Problems));
    }

    [Fact]
    public void ReadReleases_RightFile_ExtendsTheTable()
    {
        var content = ReleaseFileReader.Read(
            """
            {"source": "https://example.com/notes", "date": "2026-05-20", "releases": [
              {"version": "3.8.0", "imageId": "lifsea_3_x64_5G_alibase_20260519.qcow2", "released": "2026-05-20", "kernel": "5.10.134-20",
               "kubernetes": "1.32", "imageSizeGiB": 5, "changes": ["faster"], "fixedVulnerabilities": ["CVE-2026-1"]}]}
            """
        );

        Assert.Empty(content.Problems);
        var release = Assert.Single(content.Releases);
        Assert.Equal(("3.8.0", 32, "faster"), (release.Version.ToString(), release.MinKubernetesMinor, Assert.Single(release.Changes)));
        Assert.True(release.RequiresDataDisk);
    }

    [Theory]
    [InlineData("{}", "the file is not a release file")]
    [InlineData("{\"date\": \"2026-05-20\", \"releases\": []}", "source is missing")]
    [InlineData("{\"source\": \"s\", \"date\": \"May\", \"releases\": []}", "\"May\" is not the day")]
    [InlineData(
        "{\"source\": \"s\", \"date\": \"2026-05-20\", \"releases\": [{\"version\": \"3.8.0\", \"released\": \"2026\"}]}",
        "imageId is missing"
    )]
    [InlineData("{\"source\": \"s\", \"date\": \"2026-05-20\", \"releases\": [7]}", "a release is not a JSON object")]
    public void ReadReleases_BrokenFile_NamesTheProblem(string text, string message) =>
        Assert.Contains(message, Assert.Single(ReleaseFileReader.Read(text).Problems).Message, StringComparison.Ordinal);
}

using ContainerOS.Cli.Findings;
using ContainerOS.Cli.Fixing;
using ContainerOS.Cli.Validation;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Cli.Tests.Fixing;

public sealed class ProgramTextTests : IDisposable
{
    private const string Program = "resources:\r\n  pool: {type: 'containeros:NodePool', properties: {desiredSize: 3000}}\r\n";
    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("fix-").FullName, "Pulumi.yaml");

    public ProgramTextTests() => File.WriteAllText(file, '\uFEFF' + Program);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

    [Fact]
    public void Write_KeepsByteOrderMarkAndMode_AndLeavesNoTemporaryFile()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        }

        var before = ProgramText.Read(file);
        (before with { Text = "a: é\r\n" }).Write(before);

        Assert.Equal(Program, before.Text);
        Assert.Equal("\uFEFFa: é\r\n"u8.ToArray(), File.ReadAllBytes(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(Path.GetDirectoryName(file)!));
        Assert.True(
            OperatingSystem.IsWindows()
                || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead)
        );
    }

    [Fact]
    public void Write_FileChangedMeanwhile_IsNotOverwritten()
    {
        var before = ProgramText.Read(file);
        File.WriteAllText(file, "mine: 1\n");

        Assert.Throws<IOException>(() => (before with { Text = "a: 1\n" }).Write(before));
        Assert.Equal("mine: 1\n", File.ReadAllText(file));
    }

    [Fact]
    public void Write_LockedFile_IsNotOverwritten()
    {
        var before = ProgramText.Read(file);
        using var held = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);

        Assert.Throws<IOException>(() => (before with { Text = "a: 1\n" }).Write(before));
        Assert.Equal(Program, ProgramText.Read(file).Text);
    }

    [Fact]
    public void Sarif_ContainsTheEditsAsOneReplacement()
    {
        var finding = new Finding(
            "COS6003",
            Severity.Error,
            "urn:pulumi:dev::x::containeros:index:NodePool::pool",
            "desiredSize",
            "m",
            "w",
            "f",
            null,
            new SourcePosition(file, 2, 1)
        )
        {
            Edits = [FixEdit.Set("desiredSize", 2000)],
        };

        var change = SarifLog.Write([finding])["runs"]![0]!["results"]![0]!["fixes"]![0]!["artifactChanges"]![0]!["replacements"]![0]!;

        Assert.Equal("2", (string)change["insertedContent"]!["text"]!);
        Assert.Equal([2, 66, 2, 67], change["deletedRegion"]!.Select(each => (int)each.First!));
    }

    [Fact]
    public async Task Fix_ThatCausesANewFinding_IsRolledBackAndReported()
    {
        Finding Of(string code, params FixEdit[] edits) =>
            new(code, Severity.Error, "urn:pulumi:dev::x::containeros:index:NodePool::pool", code, code, null, null, null, null)
            {
                Edits = FixEdits.Of(edits),
            };
        ValidationReport Check(string text) =>
            new(1, text.Contains("2000", StringComparison.Ordinal) ? [Of("COS9")] : [Of("COS1", FixEdit.Set("desiredSize", 2000))], true);

        var result = await new ProgramFixer((text, _) => Task.FromResult(Check(text)), Severity.Warning).RunAsync(
            ProgramText.Read(file),
            Check(Program),
            TestContext.Current.CancellationToken
        );

        Assert.Equal((Program, 1), (result.After.Text, result.FinalReport.ExitCode));
        Assert.Contains("it would cause COS9", Assert.Single(result.Skipped).Reason, StringComparison.Ordinal);
    }
}

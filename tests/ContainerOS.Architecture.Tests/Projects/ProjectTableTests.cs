namespace ContainerOS.Architecture.Projects;

public sealed class ProjectTableTests
{
    /// <summary>Set by eng/update-readme: the test then rewrites the table instead of comparing it.</summary>
    private const string ApproveVariable = "CONTAINEROS_APPROVE";

    public static TheoryData<string> Names => ProjectTable.Names;

    public static TheoryData<string> CoreNames => ProjectTable.CoreNames;

    [Theory]
    [MemberData(nameof(Names))]
    public void ProjectFile_RefersOnlyToAllowedProjects(string name)
    {
        var project = ProjectTable.Find(name);

        Assert.Empty(ProjectFile.References(project).Except(project.MayReferTo));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Assembly_RefersOnlyToAllowedProjects(string name)
    {
        var project = ProjectTable.Find(name);

        Assert.Empty(ProjectAssembly.References(project).Except(project.MayReferTo));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Internals_AreVisibleToTheListedProjectsOnly(string name)
    {
        var project = ProjectTable.Find(name);
        // The build adds the tests of the assembly's name; two assemblies are not named like their project file.
        string[] expected = [project.Name + ".Tests", project.OwnTests, .. project.AlsoVisibleTo];

        Assert.Empty(ProjectAssembly.InternalsVisibleTo(project).Except(expected));
        Assert.Empty(project.AlsoVisibleTo.Except(ProjectAssembly.InternalsVisibleTo(project)));
    }

    [Theory]
    [MemberData(nameof(CoreNames))]
    public void CoreProject_IsMarkedAsCore_WhichBansIo(string name) => Assert.True(ProjectFile.IsMarkedCore(ProjectTable.Find(name)));

    [Fact]
    public void EmulatorAndSdk_ShareNoProject()
    {
        var emulator = ProjectFile.References(ProjectTable.Find("ContainerOS.Emulator"));
        var sdk = ProjectFile.References(ProjectTable.Find("ContainerOS.Sdk"));

        Assert.Empty(emulator.Intersect(sdk));
        Assert.DoesNotContain("ContainerOS.Sdk", emulator);
        Assert.DoesNotContain("ContainerOS.Emulator", sdk);
    }

    [Fact]
    public void EveryProjectExceptTests_IsInTheTable()
    {
        var projects = Repository
            .Files(".csproj")
            .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal) && !IsGenerated(file));

        Assert.Equal(
            projects.Order(StringComparer.Ordinal),
            ProjectTable.Projects.Select(project => project.File).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = Repository.Read("ContainerOS.Infra.sln").Replace('\\', '/');

        Assert.DoesNotContain(
            Repository.Files(".csproj").Where(file => !IsGenerated(file)),
            file => !solution.Contains(file, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void ReadmeTable_IsCurrent()
    {
        var readme = Repository.Read("README.md");
        var expected = ReadmeTable.Update(readme);
        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            File.WriteAllText(Path.Combine(Repository.Root, "README.md"), expected);
        }
        else
        {
            Assert.True(readme == expected, "README.md's table of projects is not current: run eng/update-readme.");
        }
    }

    [Fact]
    public void ReadmeTable_WithoutMarkers_IsAnError()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ReadmeTable.Update("# Title\n"));

        Assert.Contains("README.md needs the lines", error.Message, StringComparison.Ordinal);
    }

    /// <summary>sdk/dotnet is generated and has its own solution, because a feed may lack the Pulumi package.</summary>
    private static bool IsGenerated(string file) => file.StartsWith("sdk/dotnet/", StringComparison.Ordinal);
}

using System.Xml.Linq;
using ContainerOS.Testing;

namespace ContainerOS.Architecture.Packages;

/// <summary>The template <c>containeros-csharp</c> makes a program. eng/check-dotnet-sdk compiles it and runs its tests.</summary>
public sealed class TemplateTests : IDisposable
{
    private const string Folder = "sdk/dotnet/ContainerOS.Infra.Templates/templates/containeros-csharp";
    private const string Placeholder = "ContainerOsInfra1";
    private readonly TestFolder output = new();

    [Fact]
    public async Task Template_MakesAProgramOfTheGivenName()
    {
        var ct = TestContext.Current.CancellationToken;
        var hive = output.PathOf("hive");
        var installed = await TestProcess.RunAsync(
            "dotnet",
            ["new", "install", RepositoryRoot.PathOf(Folder), "--debug:custom-hive", hive],
            ct
        );
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Error);

        var made = await TestProcess.RunAsync(
            "dotnet",
            [
                "new",
                "containeros-csharp",
                "--name",
                "Shop",
                "-o",
                output.PathOf("Shop"),
                "--framework",
                "net10.0",
                "--debug:custom-hive",
                hive,
            ],
            ct
        );

        Assert.True(made.ExitCode == 0, made.Output + made.Error);
        var files = Directory
            .EnumerateFiles(output.PathOf("Shop"), "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(output.PathOf("Shop"), file).Replace('\\', '/'), File.ReadAllText);
        Assert.Equal(
            [
                ".github/workflows/infra.yaml",
                ".gitignore",
                "README.md",
                "Shop.Tests/PoolStackTests.cs",
                "Shop.Tests/Shop.Tests.csproj",
                "Shop/PoolStack.cs",
                "Shop/Program.cs",
                "Shop/Pulumi.dev.yaml",
                "Shop/Pulumi.yaml",
                "Shop/Shop.csproj",
            ],
            files.Keys.Order(StringComparer.Ordinal)
        );
        Assert.All(files, file => Assert.DoesNotContain(Placeholder, file.Value, StringComparison.Ordinal));
        Assert.Contains("<TargetFramework>net10.0</TargetFramework>", files["Shop/Shop.csproj"], StringComparison.Ordinal);
        Assert.Contains("dotnet run --project Shop.Tests", files[".github/workflows/infra.yaml"], StringComparison.Ordinal);
        Assert.StartsWith("name: Shop\n", files["Shop/Pulumi.yaml"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ContainerOsInfra1/ContainerOsInfra1.csproj", "ContainerOS.Infra")]
    [InlineData("ContainerOsInfra1.Tests/ContainerOsInfra1.Tests.csproj", "ContainerOS.Infra.Testing")]
    public void Template_RefersToThePackagesOfThisVersion(string project, string package)
    {
        var version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;

        var references = XDocument.Parse(Repository.Read($"{Folder}/{project}")).Descendants("PackageReference");

        Assert.Equal(
            version,
            (string?)references.Single(reference => (string?)reference.Attribute("Include") == package).Attribute("Version")
        );
    }

    public void Dispose() => output.Dispose();
}

namespace ContainerOS.Architecture.Packages;

/// <summary>The content of the published packages.</summary>
public sealed class PackageTests(PackedSdk packed) : IClassFixture<PackedSdk>
{
    public static TheoryData<string> Names => [.. PackedSdk.Names];

    [Theory]
    [InlineData("ContainerOS.Sdk", "Newtonsoft.Json", "Polly.Core")]
    [InlineData(
        "ContainerOS.Sdk.DependencyInjection",
        "ContainerOS.Sdk",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Newtonsoft.Json",
        "Polly.Core"
    )]
    public void Package_DependsOnTheListedPackagesOnly(string name, params string[] expected) =>
        Assert.Equal(expected, packed.Open(name).Dependencies());

    [Theory]
    [MemberData(nameof(Names))]
    public void Package_HasReadmeDocumentationAndLicence(string name)
    {
        var package = packed.Open(name);

        Assert.StartsWith($"# {name}\n", package.Text("README.md"), StringComparison.Ordinal);
        Assert.Equal(("README.md", "Apache-2.0"), (package.ManifestValue("readme"), package.ManifestValue("license")));
        Assert.NotEmpty(package.ManifestValue("description")!);
        Assert.Contains("<summary>", package.Text($"lib/net10.0/{name}.xml"), StringComparison.Ordinal);
        Assert.Equal(
            [$"lib/net10.0/{name}.dll", $"lib/net10.0/{name}.xml"],
            package.Files().Where(file => file.StartsWith("lib/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Symbols_ReferToTheSources_WithoutFoldersOfTheMachine(string name)
    {
        var (package, symbols) = (packed.Open(name), $"lib/net10.0/{name}.pdb");

        Assert.Contains("https://raw.githubusercontent.com/example/example/", package.SourceLink(symbols), StringComparison.Ordinal);
        Assert.All(package.Sources(symbols), source => Assert.StartsWith("/_", source, StringComparison.Ordinal));
        Assert.True(package.IsReproducible($"lib/net10.0/{name}.dll"));
    }
}

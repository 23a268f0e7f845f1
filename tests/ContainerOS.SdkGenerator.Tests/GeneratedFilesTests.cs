using ContainerOS.Testing;

namespace ContainerOS.SdkGenerator.Tests;

/// <summary>The files of the SDKs are those that the generator writes. <c>eng/generate-sdks</c> rewrites them.</summary>
public sealed class GeneratedFilesTests
{
    [Fact]
    public async Task EveryFile_IsThatOfTheSchema()
    {
        var files = GeneratedSdks.Write(await GeneratedSdks.SchemaAsync());

        Assert.All(
            files,
            file =>
            {
                var path = RepositoryRoot.PathOf(file.Key);
                Assert.True(File.Exists(path) && File.ReadAllText(path) == file.Value, $"{file.Key} is out of date: run eng/generate-sdks");
            }
        );
        Assert.Empty(GeneratedSdks.Stale(RepositoryRoot.FullName, files));
    }
}

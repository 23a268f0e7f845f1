using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace ContainerOS.Architecture.Packages;

/// <summary>A library that calls the provider in its own process must not bring a web server with it.</summary>
public sealed class AutomationDependencyTests
{
    private const string Automation = "ContainerOS.Automation";
    private const string WebServer = "AspNetCore";

    [Fact]
    public void LockFile_HasNoWebServer() =>
        Assert.DoesNotContain(WebServer, Repository.Read($"sdk/{Automation}/packages.lock.json"), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Assemblies_ReferToNoWebServer()
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>([Automation]);
        while (open.TryDequeue(out var name))
        {
            if (seen.Add(name) && Path.Combine(AppContext.BaseDirectory, name + ".dll") is var file && File.Exists(file))
            {
                References(file).ForEach(open.Enqueue);
            }
        }

        Assert.Contains("ContainerOS.Protocol", seen);
        Assert.DoesNotContain(seen, name => name.Contains(WebServer, StringComparison.Ordinal));
    }

    private static List<string> References(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}

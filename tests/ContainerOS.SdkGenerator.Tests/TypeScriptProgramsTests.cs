using System.Text.RegularExpressions;
using ContainerOS.Testing;

namespace ContainerOS.SdkGenerator.Tests;

/// <summary>Programs in TypeScript that people copy compile: the examples, and the blocks of the pages.</summary>
public sealed partial class TypeScriptProgramsTests
{
    private const string Settings = """
        {
          "compilerOptions": {
            "strict": true,
            "target": "es2022",
            "module": "node16",
            "noEmit": true,
            "skipLibCheck": true,
            "types": ["node"]
          },
          "include": ["**/*.ts"],
          "exclude": ["node_modules"]
        }
        """;

    [Fact]
    public async Task ExamplesAndBlocksOfPages_Compile()
    {
        var ct = TestContext.Current.CancellationToken;
        if (await NodeSdk.MissingAsync(ct) is { } missing)
        {
            Assert.Skip(missing);
        }

        using var folder = new TestFolder();
        folder.Write("tsconfig.json", Settings);
        NodeSdk.InstallInto(folder.FullName);
        var examples = Copy(folder, RepositoryRoot.PathOf("examples"));
        // The program finds the component of the platform team where npm would put it.
        NodeSdk.Link(folder.PathOf("node_modules", "@example", "platform"), folder.PathOf("examples", "component-typescript", "platform"));
        folder.Write("examples/component-typescript/platform/package.json", """{ "name": "@example/platform", "types": "index.ts" }""");
        var blocks = await WriteBlocksAsync(folder, ct);

        var result = await NodeSdk.CompileAsync(folder.FullName, ["-p", "."], ct);

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.True(examples >= 5, $"{examples} files of examples");
        Assert.True(blocks >= 8, $"{blocks} blocks of pages");
    }

    private static int Copy(TestFolder folder, string examples)
    {
        var files = Directory
            .EnumerateFiles(examples, "*.ts", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(examples, file))
            .Where(file => !file.Split('/').Intersect(["node_modules", "bin"]).Any())
            .ToList();
        files.ForEach(file => folder.Write("examples/" + file, File.ReadAllText(Path.Combine(examples, file))));
        return files.Count;
    }

    // Each block is a program: those of one page do not see each other.
    private static async Task<int> WriteBlocksAsync(TestFolder folder, CancellationToken ct)
    {
        var pages = Directory
            .EnumerateFiles(RepositoryRoot.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(RepositoryRoot.PathOf("sdk", "nodejs", "README.md"));
        var count = 0;
        foreach (var page in pages)
        {
            foreach (var (index, block) in Block().Matches(await File.ReadAllTextAsync(page, ct)).Index())
            {
                var name = Path.GetRelativePath(RepositoryRoot.FullName, page).Replace('/', '-');
                folder.Write($"pages/{name}-{index + 1}.ts", block.Groups[1].Value + "\nexport {};\n");
                count++;
            }
        }

        return count;
    }

    [GeneratedRegex("^```typescript\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

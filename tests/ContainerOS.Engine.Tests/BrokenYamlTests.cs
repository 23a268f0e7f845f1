using ContainerOS.Engine.Diagnostics;

namespace ContainerOS.Engine.Tests;

/// <summary>A program with random character changes is either read or an error with a line; no other exception occurs.</summary>
public sealed class BrokenYamlTests : IDisposable
{
    private const string Program = """
        name: quickstart
        runtime: yaml
        config:
          size: { type: integer, default: 3 }
        variables:
          names: [a, "b", 'c']
        resources:
          web:
            type: containeros:NodePool
            properties:
              labels: &labels
                team: web
              size: ${size}
              script: |
                echo "node tuned"
              other: *labels
        outputs:
          nodes: ${web.count} of ${size}
        """;

    private const string Insertions = "[]{}:#&*!|>'\"%@`,?-\t\n \0\u0001\ufeff$~a1";
    private readonly string directory = Directory.CreateTempSubdirectory("engine-tests-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void ReadSettings_ProgramWithChangedCharacters_IsReadOrIsAnErrorWithALine()
    {
        var random = new Random(20261123);
        var options = new EngineOptions { ProgramDirectory = directory, Plugins = new NoPlugins() };
        for (var round = 0; round < 3000; round++)
        {
            var broken = Break(Program.ToList(), random);
            var fault = Record.Exception(new DeploymentEngine(options with { ProgramText = broken }).ReadSettings);
            Assert.True(fault is null or ProgramException { Diagnostics: [{ Line: > 0 }, ..] }, $"{fault}\nfrom\n{broken}");
        }
    }

    private static string Break(List<char> text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var place = random.Next(text.Count);
            if (random.Next(3) == 0)
            {
                text.RemoveAt(place);
            }
            else
            {
                text.Insert(place, Insertions[random.Next(Insertions.Length)]);
            }
        }

        return string.Concat(text);
    }
}

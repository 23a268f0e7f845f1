namespace ContainerOS.Engine.Programs;

/// <summary>Walks what needs what, each name once, and tells what goes in a circle, or in a row that is too long to be followed.</summary>
internal sealed class NeedWalk(NeedGraph graph, DiagnosticBag bag)
{
    /// <summary>How long the row behind each name is that has been walked.</summary>
    private readonly Dictionary<string, int> lengths = [];

    /// <summary>The names from where the walk began to where it is, with what is still to be looked at. No recursion: a row may be as long as a file.</summary>
    private readonly List<(string Name, IEnumerator<string> Needs)> path = [];
    private readonly Dictionary<string, int> places = [];

    public void Run()
    {
        foreach (var name in graph.Names.Where(name => !lengths.ContainsKey(name)))
        {
            Enter(name);
            while (path.Count > 0)
            {
                Step();
            }
        }
    }

    private void Step()
    {
        var (name, rest) = path[^1];
        if (!rest.MoveNext())
        {
            Leave(name);
        }
        else if (places.TryGetValue(rest.Current, out var begin))
        {
            Tell(begin);
        }
        else if (!lengths.ContainsKey(rest.Current))
        {
            Enter(rest.Current);
        }
    }

    private void Enter(string name)
    {
        places[name] = path.Count;
        path.Add((name, graph.Needs(name).GetEnumerator()));
    }

    private void Leave(string name)
    {
        path.RemoveAt(path.Count - 1);
        places.Remove(name);
        var length = lengths[name] = 1 + graph.Needs(name).Select(need => lengths.GetValueOrDefault(need)).DefaultIfEmpty(0).Max();
        if (length == SourceLimits.Chain + 1)
        {
            bag.Error(
                graph.Mark(name),
                $"from '{name}' on, more than {SourceLimits.Chain} resources and variables refer to one another in a row"
            );
        }
    }

    private void Tell(int begin)
    {
        var circle = path[begin..].Select(step => step.Name).Append(path[begin].Name);
        bag.Error(graph.Mark(path[begin].Name), $"these need each other: {string.Join(" -> ", circle)}");
    }
}

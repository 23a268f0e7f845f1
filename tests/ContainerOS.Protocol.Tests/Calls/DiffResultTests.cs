using ContainerOS.Protocol.Calls;

namespace ContainerOS.Protocol.Tests.Calls;

public sealed class DiffResultTests
{
    [Fact]
    public void Of_DetailedDifferences_NamesTopLevelProperties()
    {
        var result = DiffResult.Of(
            new Dictionary<string, PropertyDiff>
            {
                ["disks[1].size"] = new(PropertyDiffKind.Update),
                ["disks[0].kind"] = new(PropertyDiffKind.UpdateReplace),
                ["name"] = new(PropertyDiffKind.Add),
            }
        );
        Assert.Equal(DiffChanges.Some, result.Changes);
        Assert.Equal(["disks", "name"], result.Diffs);
        Assert.Equal(["disks"], result.Replaces);
    }

    [Fact]
    public void Of_NoDifferences_IsNone() => Assert.Equal(DiffChanges.None, DiffResult.Of(new Dictionary<string, PropertyDiff>()).Changes);
}

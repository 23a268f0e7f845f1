using ContainerOS.Cli.Findings;
using ContainerOS.Protocol.Paths;

namespace ContainerOS.Cli.Fixing;

/// <summary>Orders findings by what their edits touch: by resource, then by names and by the numbers of items.</summary>
internal sealed class FindingPathComparer : IComparer<Finding>
{
    internal static FindingPathComparer Instance { get; } = new();

    public int Compare(Finding? x, Finding? y)
    {
        var (left, right) = (Segments(x!), Segments(y!));
        return left.Zip(right, Compare).FirstOrDefault(order => order != 0, left.Count.CompareTo(right.Count));
    }

    private static List<PathSegment> Segments(Finding finding) =>
        [PathSegment.Of(ResourcePath.NameOf(finding.Urn)), .. PropertyPath.Parse(finding.Edits[0].Path).Segments];

    private static int Compare(PathSegment left, PathSegment right) =>
        string.CompareOrdinal(left.Name, right.Name) is not 0 and var order ? order : left.Index.CompareTo(right.Index);
}

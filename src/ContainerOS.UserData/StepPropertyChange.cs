namespace ContainerOS.UserData;

/// <summary>One property that differs.</summary>
/// <param name="Path">Where it stands, such as <c>bootstrap[0].steps[1].file.mode</c>; in the older model for what is gone.</param>
/// <param name="Before">What it was; null when it was not given, <c>[secret]</c> when it, or what it becomes, is secret.</param>
/// <param name="After">What it becomes; null when it is no longer given, <c>[secret]</c> or <c>[unknown]</c> where that is so.</param>
public sealed record StepPropertyChange(string Path, string? Before, string? After);

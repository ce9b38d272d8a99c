namespace Aggregator.Server.Web.Manage;

/// <summary>A page that says why there is nothing else here.</summary>
public sealed record ManageNotice(string Heading, string Words);

using Aggregator.Storage.Accounts;

namespace Aggregator.Server.Tests.Web.Manage;

/// <content>The rows of the matrix.</content>
public sealed partial class ManageMatrixTests
{
    /// <summary>Routes below /manage: the least role, and whether a script may use it. Null is open to everybody.</summary>
    private static readonly Dictionary<string, (AccountRole? Role, bool IsForScripts)> Managed = new()
    {
        ["GET /manage"] = (AccountRole.Editor, true),
        ["POST /manage"] = (AccountRole.Editor, true),
        ["GET /manage/add"] = (AccountRole.Operator, true),
        ["POST /manage/add"] = (AccountRole.Operator, true),
        ["GET /manage/add/{id}"] = (AccountRole.Operator, true),
        ["POST /manage/add/{id}"] = (AccountRole.Operator, true),
        ["GET /manage/add/list/{id}"] = (AccountRole.Operator, true),
        ["POST /manage/add/list/{id}"] = (AccountRole.Operator, true),
        ["GET /manage/source/{id}"] = (AccountRole.Operator, true),
        ["POST /manage/source/{id}"] = (AccountRole.Operator, true),
        ["GET /manage/source/{id}/remove"] = (AccountRole.Operator, true),
        ["POST /manage/source/{id}/remove"] = (AccountRole.Operator, true),
        ["GET /manage/removed"] = (AccountRole.Operator, true),
        ["POST /manage/removed"] = (AccountRole.Operator, true),
        ["GET /manage/users"] = (AccountRole.Operator, false),
        ["POST /manage/users"] = (AccountRole.Operator, false),
        ["GET /manage/audit"] = (AccountRole.Operator, true),
        ["GET /manage/audit.json"] = (AccountRole.Operator, true),
        ["GET /manage/account"] = (AccountRole.Editor, false),
        ["POST /manage/account"] = (AccountRole.Editor, false),
        ["POST /manage/logout"] = (AccountRole.Editor, false),
        ["GET /manage/login"] = (null, false),
        ["POST /manage/login"] = (null, false),
        ["GET /manage/first"] = (null, false),
        ["POST /manage/first"] = (null, false),
    };

    /// <summary>Routes with a variable that answer 200 for the newsroom.</summary>
    private static readonly string[] Found =
        ["GET /a/{id:long}", "GET /s/{id:long}", "GET /api/articles/{id:long}", "GET /api/stories/{id:long}", "GET /country/{code:length(2)}", "GET /archive/{month}/{part:int:min(1)}/feed.atom"];

    /// <summary>Routes for readers and their programs. They answer everybody alike and set no cookie.</summary>
    private static readonly string[] Open =
        """
        ANY /api/{*rest}
        ANY /{*path}
        GET /
        GET /.well-known/security.txt
        GET /a/{id:long}
        GET /about
        GET /api/articles
        GET /api/articles/{id:long}
        GET /api/openapi.json
        GET /api/sections
        GET /api/sources
        GET /api/stories
        GET /api/stories/{id:long}
        GET /archive/{month}/feed.atom
        GET /archive/{month}/feed.json
        GET /archive/{month}/feed.rss
        GET /archive/{month}/{part:int:min(1)}/feed.atom
        GET /archive/{month}/{part:int:min(1)}/feed.json
        GET /archive/{month}/{part:int:min(1)}/feed.rss
        GET /assets/{name}
        GET /atom
        GET /atom.xml
        GET /bot
        GET /country/{code:length(2)}
        GET /country/{code}/feed.atom
        GET /country/{code}/feed.json
        GET /country/{code}/feed.rss
        GET /events
        GET /f/{code}.atom
        GET /f/{code}.json
        GET /f/{code}.opml
        GET /f/{code}.rss
        GET /f/{code}.svg
        GET /favicon.ico
        GET /feed
        GET /feed.atom
        GET /feed.json
        GET /feed.rss
        GET /feed.xml
        GET /img/{signature}/{source}/{name}
        GET /index.json
        GET /index.xml
        GET /latest
        GET /offline
        GET /opml.xml
        GET /robots.txt
        GET /rss
        GET /rss.xml
        GET /s/{id:long}
        GET /search
        GET /section/{slug}
        GET /section/{slug}/feed.atom
        GET /section/{slug}/feed.json
        GET /section/{slug}/feed.rss
        GET /site.webmanifest
        GET /sitemap-news.xml
        GET /sitemap-pages.xml
        GET /sitemap.xml
        GET /source/{id}
        GET /source/{id}/feed.atom
        GET /source/{id}/feed.json
        GET /source/{id}/feed.rss
        GET /sources
        GET /subscribe
        GET /subscribe/preview.json
        GET /sw.js
        POST /a/{id:long}/report-image
        """.Split(Environment.NewLine);
}

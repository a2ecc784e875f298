// What Veven needs in Azure: an App Service for the server, a PostgreSQL server for what is not in the lists, and the bot's
// registration with Teams. The lists themselves lie in SharePoint. Values: azure.parameters.json; the whole way: docs/tenant.md.

@description('Begins the name of everything made here; must be free on azurewebsites.net.')
@minLength(4)
@maxLength(24)
param resourceBaseName string

@description('Where the server and the database run: inside the EEA for Norwegian municipalities.')
param location string = 'norwayeast'

@description('The size of the App Service. B1 keeps the app awake, which the posting of what is due needs.')
param webAppSku string = 'B1'

@description('The size of the database, of the burstable kind.')
param databaseSku string = 'Standard_B1ms'

@description('The id of the app in the Teams manifest.')
param teamsAppId string

@description('The app registration: for the bot, for Graph and for the tab.')
param clientId string

@secure()
@description('The secret of the app registration. Not given to the server when it proves by its identity who it is.')
param clientSecret string

@description('How the server proves to Entra that it is the app: by the secret, or by its own managed identity, which the app registration must trust first.')
@allowed(['secret', 'identity'])
param proveBy string = 'secret'

@description('The tenant that hosts the team and the site.')
param tenantId string

@description('Other tenants whose people are let in, separated by commas.')
param allowedTenants string = ''

@description('The host of the SharePoint site: contoso.sharepoint.com')
param siteHostname string

@description('The path of the SharePoint site: /sites/veven')
param sitePath string

@description('The path of a second site, for what is exempt from public disclosure. Empty: there is none.')
param restrictedSitePath string = ''

@allowed(['on', 'off'])
@description('Whether SharePoint tells of changes by itself. On needs Sites.ReadWrite.All.')
param notifications string = 'off'

@allowed(['graph', 'smtp', 'off'])
@description('How e-mail goes out, for those whom the chat does not reach.')
param mail string = 'off'

@description('The address that e-mail comes from.')
param mailFrom string = ''

@secure()
@description('The SMTP server, with user and password.')
param smtpUrl string = ''

@secure()
@description('Signs the links in e-mails: 32 characters or more.')
param linkSecret string = ''

@description('The mailbox in whose calendar meetings stand, from which people are invited. Empty: nobody is invited.')
param calendarMailbox string = ''

@description('The first of the secretariat: tenant id / object id.')
param secretariat string = ''

@allowed(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
param logLevel string = 'info'

@description('Seconds between looks at the lists. Empty: what Veven chooses itself.')
param syncSeconds string = ''

param databaseLogin string = 'veven'

@secure()
@description('The password of the database login.')
param databasePassword string

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
    capacity: 1
  }
  properties: {
    reserved: true
  }
}

// Costs nothing and opens nothing before the app registration trusts it.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-identity'
  location: location
}

resource web 'Microsoft.Web/sites@2023-12-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      linuxFxVersion: 'NODE|24-lts'
      appCommandLine: 'node bot/main.ts'
      alwaysOn: true
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
    }
  }
}

resource noFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2023-12-01' = {
  parent: web
  name: 'ftp'
  properties: {
    allow: false
  }
}

// The settings of bot/config.ts, and what App Service itself must know. It sets PORT by itself.
resource settings 'Microsoft.Web/sites/config@2023-12-01' = {
  parent: web
  name: 'appsettings'
  properties: {
    VEVEN_MODE: 'tenant'
    NODE_ENV: 'production'
    PUBLIC_URL: 'https://${web.properties.defaultHostName}'
    TEAMS_APP_ID: teamsAppId
    CLIENT_ID: clientId
    CLIENT_SECRET: proveBy == 'secret' ? clientSecret : ''
    MANAGED_IDENTITY_CLIENT_ID: proveBy == 'identity' ? identity.properties.clientId : ''
    TENANT_ID: tenantId
    ALLOWED_TENANTS: allowedTenants
    SITE_HOSTNAME: siteHostname
    SITE_PATH: sitePath
    RESTRICTED_SITE_PATH: restrictedSitePath
    NOTIFICATIONS: notifications
    MAIL: mail
    MAIL_FROM: mailFrom
    SMTP_URL: smtpUrl
    LINK_SECRET: linkSecret
    CALENDAR_MAILBOX: calendarMailbox
    SECRETARIAT: secretariat
    DATABASE_URL: 'postgresql://${databaseLogin}:${uriComponent(databasePassword)}@${server.properties.fullyQualifiedDomainName}:5432/${database.name}?sslmode=verify-full'
    DATA_DIR: '/home/veven'
    LOG_LEVEL: logLevel
    SYNC_SECONDS: syncSeconds
    SCM_DO_BUILD_DURING_DEPLOYMENT: 'false'
    WEBSITE_RUN_FROM_PACKAGE: '1'
  }
}

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: '${resourceBaseName}-db'
  location: location
  sku: {
    name: databaseSku
    tier: 'Burstable'
  }
  properties: {
    version: '17'
    administratorLogin: databaseLogin
    administratorLoginPassword: databasePassword
    storage: {
      storageSizeGB: 32
    }
    backup: {
      backupRetentionDays: 14
      geoRedundantBackup: 'Disabled'
    }
    highAvailability: {
      mode: 'Disabled'
    }
  }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers/databases@2024-08-01' = {
  parent: server
  name: 'veven'
  properties: {
    charset: 'UTF8'
    collation: 'en_US.utf8'
  }
}

// Azure's own services may knock; the password and TLS decide who comes in. A network of one's own is stricter still.
resource fromAzure 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = {
  parent: server
  name: 'from-azure'
  // The server takes one change at a time.
  dependsOn: [database]
  properties: {
    startIpAddress: '0.0.0.0'
    endIpAddress: '0.0.0.0'
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${resourceBaseName}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: 'F0'
  }
  properties: {
    displayName: 'Veven'
    endpoint: 'https://${web.properties.defaultHostName}/api/messages'
    msaAppType: 'SingleTenant'
    msaAppId: clientId
    msaAppTenantId: tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}

output TAB_DOMAIN string = web.properties.defaultHostName
output APP_SERVICE_RESOURCE_ID string = web.id
output SERVER_IDENTITY string = identity.properties.principalId
